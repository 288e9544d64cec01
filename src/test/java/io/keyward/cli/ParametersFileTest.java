package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code evaluate --parameters}. */
class ParametersFileTest {
  private static final String TEMPLATE =
      "{'$schema':'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',"
          + "'parameters':{'source':{'type':'string','defaultValue':'Microsoft.CognitiveServices'}},"
          + "'resources':[{'type':'Microsoft.CognitiveServices/accounts','apiVersion':'2025-06-01',"
          + "'name':'a','kind':'OpenAI','properties':{'encryption':{'keySource':'[parameters(`source`)]'}}}]}";

  @TempDir private Path directory;

  private CommandRun run(String parameters) throws IOException {
    String json = TEMPLATE.replace('\'', '"').replace('`', '\'');
    Path template = Files.writeString(directory.resolve("t.json"), json);
    Path file = Files.writeString(directory.resolve("p.json"), parameters.replace('\'', '"'));
    return CommandRun.of(
        "evaluate", "--format", "json", "--parameters", file.toString(), template.toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'parameters':{}} | platform",
        "{'parameters':{'SOURCE':{'value':'Microsoft.KeyVault'}}} | customer",
        "{'parameters':{'source':{'reference':{'keyVault':{'id':'x'},'secretName':'s'}}}} | unknown"
      })
  void itsValuesStandBeforeTheDefaults(String parameters, String source) throws IOException {
    assertThat(run(parameters).json().items("resources").get(0).text("encryption", "source"))
        .isEqualTo(source);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"[]", "{}", "{'parameters':[]}", "{'parameters':{'x':'plain'}}", "nonsense"})
  void anotherFileIsRefusedInOneLine(String parameters) throws IOException {
    CommandRun run = run(parameters);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("p.json: ").hasLineCount(1);
  }
}
