package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code evaluate --format}: the forms for spreadsheets, CI servers and code scanning. */
class ReportFormatTest {
  private static final String ID =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/";
  private static final String OPEN =
      "{'id':'"
          + ID
          + "=A','type':'Microsoft.CognitiveServices/accounts','kind':'OpenAI','name':'=A','properties':{}}";
  private static final String CLOSED =
      "{'id':'"
          + ID
          + "b','type':'Microsoft.CognitiveServices/accounts','kind':'OpenAI','name':'b',"
          + "'properties':{'encryption':{'keySource':'Microsoft.KeyVault',"
          + "'keyVaultProperties':{'keyVaultUri':'https://v','keyName':'k'}}}}";
  private static final String PROJECT =
      "{'id':'"
          + ID
          + "gone/projects/p','type':'Microsoft.CognitiveServices/accounts/projects','name':'gone/p','properties':{}}";
  private static final String ALL = "[" + String.join(",", OPEN, CLOSED, PROJECT) + "]";

  private static CommandRun report(String format) {
    return CommandRun.reading(ALL, "evaluate", "--format", format, "-");
  }

  @Test
  void csvHasOneLineForEachOutcome() {
    CommandRun run = report("csv");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out().split("\r\n"))
        .hasSize(4)
        .satisfiesExactly(
            heads -> assertThat(heads).startsWith("\"id\",\"type\",\"kind\",\"name\""),
            open ->
                assertThat(open).contains("/=A\"", "\"'=A\"", "\"nonCompliant\",\"cmk-required\""),
            project -> assertThat(project).contains("\"undetermined\"", "\"inherited\""),
            closed ->
                assertThat(closed).endsWith("\"customer\",\"https://v\",\"k\",\"\",\"none\""));
  }
}
