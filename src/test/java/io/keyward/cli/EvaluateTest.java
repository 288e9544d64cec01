package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyward.inventory.Body;
import io.keyward.report.Style;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code evaluate}: its inputs, its output and its exit codes. */
class EvaluateTest {
  private static final String ACCOUNT =
      "'id':'/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a',"
          + "'type':'Microsoft.CognitiveServices/accounts','kind':'OpenAI','name':'a'";
  private static final String OPEN = "{" + ACCOUNT + ",'properties':{}}";
  private static final String CLOSED =
      "{"
          + ACCOUNT
          + ",'properties':{'encryption':{'keySource':'Microsoft.KeyVault',"
          + "'keyVaultProperties':{'keyVaultUri':'https://v','keyName':'k'}}}}";
  private static final String PROJECT =
      "{'id':'/SUBSCRIPTIONS/s/resourcegroups/g/providers/Microsoft.CognitiveServices/accounts/A/projects/p',"
          + "'properties':{}}";
  private static final String STORAGE =
      "{'id':'/s','type':'Microsoft.Storage/storageAccounts','properties':{'encryption':{'keySource':'Microsoft.Storage'}}}";
  private static final String VAULT =
      "{'id':'/v','type':'Microsoft.KeyVault/vaults','properties':{'vaultUri':'https://v'}}";

  @TempDir private Path directory;

  private static String sound() throws IOException {
    return Files.readString(Path.of("src/test/resources/rules/cmk-required/compliant.json"));
  }

  private static CommandRun json(String input) {
    return CommandRun.reading(input, "evaluate", "--format", "json", "-");
  }

  private static List<String> verdicts(CommandRun run) {
    return run.json().items("resources").stream().map(r -> r.text("verdict")).toList();
  }

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text.replace('\'', '"'));
  }

  @ParameterizedTest(name = "exit code {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        OPEN + " | 2",
        PROJECT + " | 3",
        "[" + PROJECT + "," + OPEN + "] | 2",
        "{'type':'Microsoft.VideoIndexer/accounts','id':'/subscriptions/s/resourceGroups/g/providers/Microsoft.VideoIndexer/accounts/v','properties':{'storageServices':{'resourceId':'/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a'}},'tags':{'DataClassification':'Confidential'}} | 3",
        "[] | 0",
        "{'value':[],'nextLink':null} | 0",
        "{'name':'left-pad'} | 0"
      })
  void theExitCodeSaysWhatWasFound(String input, int code) {
    assertThat(json(input).code()).isEqualTo(code);
  }

  @Test
  void aSoundChainIsNoViolation() throws IOException {
    assertThat(json(sound()).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        OPEN,
        "[" + OPEN + "]",
        "{'value':[" + OPEN + "],'nextLink':null}",
        "[{'value':[" + OPEN + "]},[]]",
        "{'count':1,'data':[" + OPEN + "]}"
      })
  void everyFormOfInputIsRead(String input) {
    assertThat(verdicts(json(input))).containsExactly("nonCompliant");
  }

  @Test
  void theOutputKeepsItsSchema() throws IOException {
    CommandRun run =
        json("[" + String.join(",", OPEN, CLOSED, PROJECT, STORAGE, VAULT, "{'x':1}", "7") + "]");

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/evaluate.schema.json")))
                .validate(run.out(), InputFormat.JSON))
        .isEmpty();
    assertThat(run.json().text("skipped")).isEqualTo("2");
    assertThat(run.json().items("others")).hasSize(2);
    assertThat(run.json().members("summary")).hasSize(6);
    assertThat(run.json().text("summary", "nonCompliant")).isEqualTo("2");
    assertThat(run.json().items("others").get(1).text("verdict")).isEqualTo("nonCompliant");
  }

  @Test
  void theFilesOfADirectoryAreOneEstate() throws IOException {
    Path projects = file("deep/er/project.JSON", PROJECT);
    Path account = file("account.json", CLOSED);
    Path readme = file("readme.txt", "no JSON");

    CommandRun run = CommandRun.of("evaluate", "--format", "json", directory.toString());

    assertThat(List.of(projects, account, readme)).allMatch(Files::exists);
    assertThat(run.json().items("resources"))
        .hasSize(2)
        .allMatch(it -> it.items("outcomes").get(0).says("satisfied", "outcome"));
  }

  @Test
  void aProjectWithoutItsAccountIsUndetermined() {
    Body project = json(PROJECT).json().items("resources").get(0);

    assertThat(project.text("verdict")).isEqualTo("undetermined");
    assertThat(project.items("outcomes").get(0).text("message")).contains("could not be read");
  }

  @Test
  void thePolicyDecidesWhatRequiresAKey() throws IOException {
    Path policy =
        file(
            "keyward.yaml",
            "classification:\n  whenMissing: exempt\nrules:\n  classification-tag: off\n");

    CommandRun run = CommandRun.reading(OPEN, "evaluate", "--policy", policy.toString(), "-");

    assertThat(run.code()).isZero();
  }

  @Test
  void theTableShowsTheWorstFirstOnOneLineEach() throws IOException {
    String both = "[" + OPEN + "," + sound().strip().substring(1);
    CommandRun run = CommandRun.reading(both, "evaluate", "-");

    List<String> lines = run.out().lines().filter(line -> !line.startsWith(" ")).toList();
    assertThat(lines).hasSize(8);
    assertThat(lines.get(0)).startsWith("VERDICT");
    assertThat(lines.get(1)).startsWith("nonCompliant  medium    accounts/OpenAI  a");
    assertThat(lines.get(2)).startsWith("compliant     -         accounts/OpenAI  claims-ai");
    assertThat(lines.get(5)).startsWith("compliant  -         claims-keys");
    assertThat(lines.get(7)).startsWith("2 AI resources: 1 nonCompliant, 1 compliant; 1 vault: 1");
  }

  @Test
  void outsideTextCannotSteerTheTerminal() {
    CommandRun run =
        CommandRun.reading(
            OPEN.replace("'name':'a'", "'name':'a\\u001b[2J\\r\\n\\u202eb'"), "evaluate", "-");

    assertThat(run.out()).doesNotContain("\u001b", "\r", "\u202e");
    assertThat(run.out().lines().filter(l -> l.startsWith("nonCompliant"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void coloursAreOnlyWhereTheTerminalHasThem(boolean colours, boolean painted) {
    byte[] body = OPEN.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    CommandRun run =
        CommandRun.in(new Style(100, colours), new ByteArrayInputStream(body), "evaluate", "-");

    assertThat(run.out().contains("\u001b[31mnonCompliant")).isEqualTo(painted);
    assertThat(run.out().lines().map(l -> l.replaceAll("\u001b\\[[0-9]+m", "")))
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void theReportCanGoToAFile() throws IOException {
    Path report = directory.resolve("report.json");

    CommandRun run =
        CommandRun.reading(OPEN, "evaluate", "--format", "json", "--out", report.toString(), "-");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).startsWith("1 AI resource: 1 nonCompliant");
    assertThat(Files.readString(report)).contains("\"schemaVersion\" : 1");
  }
}
