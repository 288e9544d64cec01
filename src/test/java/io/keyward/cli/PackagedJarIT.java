package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged jar as users start it: a process of its own, with real pipes. */
class PackagedJarIT {
  private static final String BODY =
      "{\"type\":\"Microsoft.CognitiveServices/accounts\",\"kind\":\"OpenAI\",\"name\":\"\u00fc\",\"properties\":{}}";

  private record Ended(int code, String out) {}

  private static Ended run(List<String> options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", "target/keyward.jar"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(BODY.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("the process does not read its input", e);
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  @Test
  void judgesWhatComesThroughAPipeAndWritesUtf8() throws Exception {
    Ended run = run(List.of("-Dfile.encoding=ISO-8859-1"), "evaluate", "--format", "json", "-");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("\"name\" : \"\u00fc\"").doesNotContain("\u001b");
  }

  @Test
  void startsWithoutAnyClassOfAzureOrOfAnObjectMapper() throws Exception {
    Ended run = run(List.of("-verbose:class"), "evaluate", "--format", "json", "-");

    assertThat(run.out())
        .contains("io.keyward.bootstrap.KeywardCli")
        .doesNotContain("com.azure.", "com.microsoft.azure.", "reactor.", "jackson.databind");
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(run(List.of(), "event", "--version").out()).matches("keyward \\d+\\.\\d+\\.\\d+\\R");
  }
}
