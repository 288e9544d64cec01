package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code guardrails compare} over what evaluate writes and what the az CLI prints. */
final class GuardrailsCommandTest {
  private static final String EXAMPLE = "src/test/resources/rules/cmk-required/violating.json";
  private static final String STATE =
      """
      [{"resourceId":"%s","complianceState":"%s","policyAssignmentName":"a",
        "policyDefinitionName":"67121cc7-ff39-4ab8-b7e3-95b84dab487d"}]
      """;

  @TempDir private Path folder = Path.of("");
  private String report = "";
  private String id = "";

  @BeforeEach
  void evaluate() {
    report = folder.resolve("report.json").toString();
    CommandRun.of("evaluate", "--format", "json", "--out", report, EXAMPLE);
    Body first = CommandRun.of("evaluate", "--format", "json", EXAMPLE).json();
    id = first.items("resources").get(0).text("id");
  }

  @Test
  void whereTheyAgreeNothingIsLeft() throws IOException {
    CommandRun run = compare("NonCompliant");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualToIgnoringNewLines(
            "1 states compared, 0 differences, 0 of them unexplained; 0 states of other definitions.");
  }

  @Test
  void aDifferenceThatNothingExplainsEndsWithTwo() throws IOException {
    CommandRun run = compare("Compliant");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out())
        .contains(id, "cmk-required: Azure Policy Compliant, Keyward violated", "unexplained");
  }

  @Test
  void theJsonFormNamesEachDifference() throws IOException {
    CommandRun run = compare("Exempt", "--format", "json");

    assertThat(run.code()).isZero();
    Body difference = run.json().items("differences").get(0);
    assertThat(difference.text("reason")).isEqualTo("exemption");
    assertThat(difference.isTrue("explained")).isTrue();
    assertThat(run.json().text("summary", "exemption")).isEqualTo("1");
  }

  @Test
  void whatIsNoReportIsRefusedInOneLine() throws IOException {
    String states = write("states.json", STATE.formatted(id, "Compliant"));

    CommandRun run = CommandRun.of("guardrails", "compare", "--states", states, EXAMPLE);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("it is no report of scan or evaluate in JSON");
  }

  @Test
  void whatHoldsNoStatesIsRefusedInOneLine() throws IOException {
    String states = write("states.json", "{\"error\":\"x\"}");

    CommandRun run = CommandRun.of("guardrails", "compare", "--states", states, report);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("it holds no list of policy states");
  }

  private CommandRun compare(String state, String... options) throws IOException {
    String states = write("states.json", STATE.formatted(id, state));
    String[] arguments = new String[options.length + 5];
    System.arraycopy(options, 0, arguments, 2, options.length);
    arguments[0] = "guardrails";
    arguments[1] = "compare";
    arguments[options.length + 2] = "--states";
    arguments[options.length + 3] = states;
    arguments[options.length + 4] = report;
    return CommandRun.of(arguments);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
