package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.json.JsonText;
import io.keyward.ticket.store.AuditCursor;
import io.keyward.ticket.store.AuditDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kpi recompute}. */
final class KpiCommandTest {
  private static final String NOTHING =
      "{'meanHours':null,'medianHours':null,'p90Hours':null,'closed':0,'openAgeHours':null}";
  private static final String ANSWER =
      "{'from':'2026-11-20','to':'2026-11-20','productionCompliance':{'compliant':1,'total':2,"
          + "'percent':50.00,'waived':1,'undetermined':0},'timeToRemediate':"
          + NOTHING
          + ",'keyRotations':{'count':1,'byQuarter':[{'quarter':'2026-Q4','count':1}]},"
          + "'deniedRequests':{'count':3,'provisional':false},'history':[{'day':'2026-11-20',"
          + "'until':'2026-11-21T00:00:00Z','productionCompliance':{'compliant':1,'total':2,"
          + "'percent':50.00,'waived':1,'undetermined':0},'verdicts':{'compliant':1,"
          + "'nonCompliant':0,'waived':1,'undetermined':0,'notSupported':0,'pending':0},"
          + "'timeToRemediate':"
          + NOTHING
          + ",'keyRotations':1,'deniedRequests':{'count':3,'provisional':false}}]}";
  private static final String GROUP =
      "{'kind':'counted','day':'2026-11-20','at':'2026-11-20T22:52:00Z','subscription':'s',"
          + "'type':'t','classification':null,'production':true,'verdicts':{'compliant':1,"
          + "'nonCompliant':0,'waived':1,'undetermined':0,'notSupported':0,'pending':0}}";
  private static final String RECORDS =
      "{'items':[{'kind':'rotation','key':'k','version':'2','previous':'1',"
          + "'at':'2026-11-20T01:00:00Z'},{'kind':'day','day':'2026-11-20',"
          + "'at':'2026-11-20T22:52:00Z'},"
          + GROUP
          + ","
          + GROUP
          + ",{'kind':'denied','day':'2026-11-20','at':'2026-11-21T09:00:00Z','known':true,"
          + "'complete':true,'why':null,'vaults':{'a':1,'b':2}}],'cursor':null}";
  private static final String AUDIT =
      JsonText.write(AuditDocument.of(List.of(), new AuditCursor("", ""), ""));

  @TempDir private Path folder = Path.of("");

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
  }

  private CommandRun run(String answer, String records) throws IOException {
    return CommandRun.of(
        "kpi",
        "recompute",
        "--kpis",
        file("kpis.json", answer),
        "--audit",
        file("audit.json", AUDIT),
        "--records",
        file("records.json", records));
  }

  @Test
  void figuresThatFollowFromTheExportsAreEqual() throws IOException {
    CommandRun run = run(ANSWER, RECORDS);

    assertThat(run.code()).describedAs(run.toString()).isZero();
    assertThat(run.out()).contains("equal      productionCompliance.percent  50.0");
  }

  @Test
  void oneDigitThatDiffersIsFound() throws IOException {
    CommandRun run = run(ANSWER.replaceFirst("50.00", "50.01"), RECORDS);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out())
        .contains("DIFFERENT  productionCompliance.percent  50.01  made again: 50.00");
  }

  @Test
  void anExportThatGoesOnIsNotEnough() throws IOException {
    CommandRun run = run(ANSWER, RECORDS.replace("'cursor':null", "'cursor':'c'"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("The export of records goes on");
  }

  @Test
  void anAlteredHistoryIsFound() throws IOException {
    String audit = file("altered.json", AUDIT.replaceFirst("[0-9a-f]{64}", "0".repeat(64)));

    CommandRun run =
        CommandRun.of("kpi", "recompute", "--kpis", file("k.json", ANSWER), "--audit", audit);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("its digest is not that of its entries");
    assertThat(run.out()).contains("Nothing was given to make deniedRequests again.");
  }

  @Test
  void whatIsNoAnswerOrNoExportIsAFailure() throws IOException {
    String kpis = file("kpis.json", ANSWER);
    String odd = file("odd.json", "{'items':[{'kind':'rotation','at':'x'}],'cursor':null}");

    assertThat(run("{}", RECORDS).code()).isEqualTo(1);
    assertThat(run(ANSWER.replace("'to':'2026-11-20'", "'to':'2020-11-20'"), RECORDS).code())
        .isEqualTo(1);
    assertThat(CommandRun.of("kpi", "recompute", "--kpis", kpis).code()).isEqualTo(1);
    assertThat(CommandRun.of("kpi", "recompute", "--kpis", kpis, "--records", odd).code())
        .isEqualTo(1);
    assertThat(CommandRun.of("kpi", "recompute", "--kpis", kpis, "--audit", "none").code())
        .isEqualTo(1);
  }
}
