package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.cli.option.FileUri;
import io.keyward.inventory.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir private Path directory;

  private static CommandRun report(String format) {
    return CommandRun.reading(ALL, "evaluate", "--format", format, "-");
  }

  @Test
  void csvHasOneLineForEachOutcome() {
    CommandRun run = report("csv");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).startsWith("\"id\",\"type\",\"kind\",\"name\"");
    assertThat(run.out().lines().filter(line -> line.contains("\"cmk-required\"")))
        .satisfiesExactlyInAnyOrder(
            open -> assertThat(open).contains("/=A\"", "\"'=A\"", "\"nonCompliant\""),
            project -> assertThat(project).contains("\"undetermined\"", "\"inherited\""),
            closed ->
                assertThat(closed).contains("\"customer\",\"https://v\",\"k\",\"\",\"none\""));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text.replace('\'', '"'));
  }

  @Test
  void junitNamesTheFileOfWhatDidNotPass() throws IOException {
    Path account = file("a b.json", OPEN);
    Path project = file("\u00fc#.json", PROJECT);

    CommandRun run = CommandRun.of("evaluate", "--format", "junit", "" + account, "" + project);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out())
        .contains("/a%20b.json\n", "/%C3%BC%23.json\n")
        .contains("<failure message=\"It is encrypted with Microsoft's key", "<error ");
  }

  @Test
  void junitTellsTemplatesApartByTheirFiles() throws IOException {
    String body = "'type':'Microsoft.CognitiveServices/accounts','name':'n','properties':{}";
    Path one = file("one.json", "{" + body + "}");
    Path two = file("two.json", "{" + body + "}");

    CommandRun run = CommandRun.of("evaluate", "--format", "junit", "" + one, "" + two);

    assertThat(run.out()).contains("/one.json#n\"", "/two.json#n\"");
  }

  @Test
  void htmlIsOnePageAndOcsfOneObjectOnEachLine() {
    assertThat(report("html").out()).startsWith("<!doctype html>").endsWith("</html>\n");
    assertThat(report("ocsf").out().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{\"activity_id\":1,") && line.endsWith("}"));
  }

  @Test
  void theHelpNamesEveryFormat() {
    assertThat(CommandRun.of("evaluate", "--help").out())
        .contains("table", "json", "csv", "junit", "sarif", "html", "ocsf");
  }

  @Test
  void aFileBelowTheWorkingDirectoryIsNamedFromThere() {
    assertThat(FileUri.of("docs/../docs/evaluate.schema.json"))
        .isEqualTo("docs/evaluate.schema.json");
    assertThat(FileUri.of(Path.of("docs/sandbox.md").toAbsolutePath().toString()))
        .isEqualTo("docs/sandbox.md");
  }

  @Test
  void standardInputAndPipesAreNoFilesOfTheProject() {
    assertThat(FileUri.of("-")).isEmpty();
    assertThat(FileUri.of("/no/such/pipe")).isEqualTo("file:///no/such/pipe");
  }

  @Test
  void sarifPlacesEachFindingInItsFile() throws IOException {
    Path account = file("a b.json", OPEN);

    CommandRun run = CommandRun.of("evaluate", "--format", "sarif", account.toString());

    Body found = run.json().items("runs").get(0).items("results").get(0);
    assertThat(run.code()).isEqualTo(2);
    assertThat(found.items("locations").get(0).text("physicalLocation", "artifactLocation", "uri"))
        .endsWith("/a%20b.json");
  }

  @Test
  void sarifOfStandardInputHasThePlaceInAzureAlone() {
    Body found = report("sarif").json().items("runs").get(0).items("results").get(0);

    assertThat(found.items("locations").get(0).members().keySet())
        .containsExactly("logicalLocations");
  }
}
