package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong: exit code 1 and one clear line. */
class FailureTest {
  @TempDir private Path directory;

  private static void assertOneLine(CommandRun run, String sentence) {
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("keyward: ")
        .contains(sentence)
        .doesNotContain("Exception");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        " | a command is missing",
        "nonsense | nonsense",
        "policy | a command is missing",
        "evaluate | PATH",
        "evaluate --nonsense x | --nonsense",
        "evaluate --format xml x | expected one of [table, json, csv, junit, sarif, html, ocsf]",
        "rules --format csv | expected one of [table, json]",
        "evaluate /no/such/file.json | there is no such file",
        "evaluate /no/such\u0000file | this is no path",
        "evaluate --policy /no/such.yaml - | there is no such file",
        "event /no/such/file.json | there is no such file",
        "event | PATH",
        "rules nonsense | there is no such rule; known: cmk-required",
        "policy validate /no/such.yaml | there is no such file",
        "policy validate | FILE"
      })
  void misuseIsExplained(@Nullable String arguments, String sentence) {
    String[] words = arguments == null ? new String[0] : arguments.split(" ", -1);

    assertOneLine(CommandRun.of(words), sentence);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{not json | it is not JSON at line 1",
        "'text' | neither a JSON object nor a list",
        "null | neither a JSON object nor a list",
        "{} trailing | it is not JSON"
      })
  void badInputIsExplained(String input, String sentence) {
    assertOneLine(CommandRun.reading(input, "evaluate", "-"), sentence);
    assertOneLine(CommandRun.reading(input, "event", "-"), sentence);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'value':'x'} | its value is no list",
        "{'value':{}} | its value is no list",
        "{'value':null} | its value is no list",
        "[{'data':{'columns':[],'rows':[]}}] | its data is no list",
        "{'contentVersion':'1.0.0.0','resources':'x'} | neither a list nor an object",
        "{'$schema':'https://x/deploymentTemplate.json#'} | a template without resources",
        "{'$schema':'https://x/deploymentTemplate.json#','resources':null} | a template without resources",
        "{'format_version':'1.2','planned_values':[]} | planned_values are no JSON object",
        "{'format_version':'1.2','terraform_version':'1.9'} | no planned_values",
        "{'format_version':'1.0','values':{}} | no planned_values",
        "{'format_version':'1.2','resource_changes':{}} | resource_changes are no list",
        "{'format_version':'1.2','planned_values':{'root_module':7}} | root_module are no JSON object",
        "{'format_version':'1.2','planned_values':{'root_module':{'resources':{}}}} | resources are no list"
      })
  void garbledInputIsNotTakenForAnEmptyEstate(String input, String sentence) {
    assertOneLine(CommandRun.reading(input, "evaluate", "-"), sentence);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'value':[]}",
        "[]",
        "{'contentVersion':'1.0.0.0','$schema':'https://x/deploymentTemplate.json#','resources':[]}",
        "{'format_version':'1.2','planned_values':{}}"
      })
  void anEmptyEstateIsFine(String input) {
    assertThat(CommandRun.reading(input, "evaluate", "-").code()).isZero();
  }

  @Test
  void emptyInputIsExplained() {
    assertOneLine(CommandRun.reading("", "evaluate", "-"), "standard input: it is empty");
  }

  @Test
  void deepNestingIsExplained() {
    assertOneLine(CommandRun.reading("[".repeat(1_000_000), "evaluate", "-"), "nested deeper");
  }

  @Test
  void aFileLargerThanTheLimitIsRefusedUnread() throws IOException {
    Path large = directory.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(300L * 1024 * 1024);
    }

    assertOneLine(CommandRun.of("evaluate", large.toString()), "larger than 64 MB");
  }

  @Test
  void aDirectoryWithoutJsonIsExplained() {
    assertOneLine(CommandRun.of("evaluate", directory.toString()), "holds no .json file");
  }

  @Test
  void oneBadFileInADirectoryIsNamed() throws IOException {
    Path good = Files.writeString(directory.resolve("a.json"), "{}");
    Path bad = Files.writeString(directory.resolve("b.json"), "{");

    assertThat(good).exists();
    assertOneLine(CommandRun.of("evaluate", directory.toString()), bad.getFileName() + ": it is");
  }

  @Test
  void aReportThatCannotBeWrittenIsExplained() {
    assertOneLine(
        CommandRun.reading("{}", "evaluate", "--out", directory.toString(), "-"),
        "it cannot be written");
  }

  @Test
  void aBadPolicyIsNamedWithLinePathAndReason() {
    assertOneLine(
        CommandRun.reading("production:\n  tags: x\n", "policy", "validate", "-"),
        "line 2, production: does not know");
  }
}
