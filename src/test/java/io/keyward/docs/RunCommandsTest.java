package io.keyward.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.bootstrap.KeywardCli;
import io.keyward.cli.option.Terminal;
import io.keyward.report.Style;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of pages that need nothing but files are run, with files that are there. */
final class RunCommandsTest {
  /** They need Azure, a channel or an export of a running app; their own tests run them. */
  private static final Set<String> ELSEWHERE =
      Set.of("scan", "alert", "audit", "kpi", "backup", "restore");

  private static final Path BODY = Path.of("src/test/resources/rules/cmk-required/violating.json");

  private static final Map<String, String> GIVEN =
      Map.of(
          "keyward.yaml", "classification: {tag: DataClassification}\n",
          "main.json",
              "{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
                  + "deploymentTemplate.json#\",\"contentVersion\":\"1.0.0.0\",\"resources\":[]}",
          "main.parameters.json", "{\"parameters\":{}}",
          "event.json",
              "[{\"id\":\"1\",\"eventType\":\"Microsoft.Resources.ResourceWriteSuccess\","
                  + "\"subject\":\"/subscriptions/s\"}]",
          "states.json", "[]");

  @TempDir private Path folder = Path.of("");

  static Stream<List<String>> commands() {
    return CommandsTest.commands()
        .filter(words -> words.get(0).equals("java") && words.get(1).equals("-jar"))
        .map(words -> words.subList(3, words.size()))
        .filter(words -> !ELSEWHERE.contains(words.get(0)));
  }

  @BeforeEach
  void writeFiles() throws IOException {
    for (Map.Entry<String, String> file : GIVEN.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Files.copy(BODY, folder.resolve("exported.json"));
    Files.copy(folder.resolve("event.json"), folder.resolve("EVENT.json"));
    String report = folder.resolve("scan.json").toString();
    run(List.of("evaluate", "--format", "json", "--out", report, BODY.toString()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandOfAPageDoesNotFail(List<String> words) throws IOException {
    List<String> here = words.stream().map(this::here).toList();

    StringWriter told = new StringWriter();
    int code = run(here, told);

    assertThat(code).as(words + ": " + told).isIn(0, 2, 3);
  }

  /** A file of the page is the one of that name in the folder. */
  private String here(String word) {
    Path name = Path.of(word).getFileName();
    boolean file = word.matches(".*\\.(json|yaml|html|sarif|xml)");
    return file ? folder.resolve(String.valueOf(name)).toString() : word;
  }

  private static int run(List<String> words) throws IOException {
    return run(words, new StringWriter());
  }

  private static int run(List<String> words, StringWriter told) throws IOException {
    byte[] input = Files.readString(BODY).getBytes(StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input),
            new PrintWriter(new StringWriter()),
            new PrintWriter(told, true),
            new Style(120, false),
            Clock.systemUTC());
    return KeywardCli.run(terminal, words.toArray(String[]::new));
  }
}
