package io.keyward.azure.store.form;

import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.remediation.Plan;
import io.keyward.remediation.PlanDocument;
import io.keyward.remediation.PlanReading;
import io.keyward.remediation.run.Run;
import io.keyward.remediation.run.StepRecord;
import io.keyward.ticket.Remedy;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stored form of a ticket's plan, its approvals and its run. */
final class RemedyForm {
  private RemedyForm() {}

  static Map<String, @Nullable Object> write(Remedy remedy) {
    return new Document()
        .value("plan", PlanDocument.of(remedy.plan()))
        .value("needed", remedy.needed())
        .list("approvals", remedy.approvals().stream().map(ApprovalForm::write).toList())
        .list("run", remedy.run().records().stream().map(RemedyForm::record).toList())
        .map();
  }

  /** The form before 2026-11-22 had none. */
  static Remedy read(Body body) {
    if (body.isEmpty()) {
      return Remedy.of(Plan.none(), 1);
    }
    return new Remedy(
        PlanReading.of(body.at("plan")),
        Integer.parseInt(body.text("needed")),
        body.items("approvals").stream().map(ApprovalForm::read).toList(),
        new Run(body.items("run").stream().map(RemedyForm::record).toList()));
  }

  private static Map<String, @Nullable Object> record(StepRecord record) {
    return new Document()
        .text("step", record.step())
        .text("stage", record.stage().word())
        .text("triedSince", record.triedSince().toString())
        .text("since", record.since().toString())
        .value("told", new TreeMap<>(record.told()))
        .text("note", record.note())
        .map();
  }

  private static StepRecord record(Body body) {
    Map<String, String> told = new LinkedHashMap<>();
    body.members("told").forEach((name, value) -> told.put(name, value.text()));
    return new StepRecord(
        body.text("step"),
        Arrays.stream(StepRecord.Stage.values())
            .filter(stage -> stage.word().equals(body.text("stage")))
            .findFirst()
            .orElseThrow(),
        Instant.parse(body.text("triedSince")),
        Instant.parse(body.text("since")),
        told,
        body.text("note"));
  }
}
