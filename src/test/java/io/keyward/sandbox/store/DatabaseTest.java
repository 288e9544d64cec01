package io.keyward.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path directory;

  @Test
  void directoryIsGivenToOneAtATime() {
    try (Database first = Database.at(directory)) {
      assertThat(first.dataSource()).isNotNull();
      assertThatIllegalStateException()
          .isThrownBy(() -> Database.at(directory))
          .withMessage("The data directory is in use by another sandbox.");
    }
    Database.at(directory).close();
  }

  @Test
  void rememberedValueSurvivesARestart() {
    try (Database first = Database.at(directory)) {
      first.remember("clock", "1");
      first.remember("clock", "2");
    }
    try (Database second = Database.at(directory)) {
      assertThat(second.remembered("clock")).contains("2");
      assertThat(second.remembered("other")).isEmpty();
    }
  }

  @Test
  void killedProcessLosesNothingThatItAcknowledged() throws Exception {
    Random random = new Random(20261121);
    Map<String, Integer> acknowledged = new HashMap<>();
    for (int round = 0; round < 10; round++) {
      writeUntilKilled(acknowledged, 1 + random.nextInt(400));
    }
    try (Database database = Database.at(directory)) {
      EmbeddedEntityTable table = new EmbeddedEntityTable(database, "rows");
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(10);
      acknowledged.forEach(
          (run, last) -> assertThat(CrashWriter.complete(table, run, last)).as(run).isTrue());
      acknowledged
          .keySet()
          .forEach(run -> assertThat(CrashWriter.halfWritten(table, run)).as(run).isEmpty());
    }
  }

  /**
   * Reads acknowledgements for a while, kills the writer, reads what it had said before it died.
   */
  private void writeUntilKilled(Map<String, Integer> acknowledged, int lines) throws Exception {
    Process writer = CrashWriter.fork(directory);
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        note(acknowledged, output);
      }
      // Through the handle: the process object would close the pipe as well.
      writer.toHandle().destroyForcibly();
      while (note(acknowledged, output)) {
        // What was written to the pipe before the end was acknowledged as well.
      }
    }
    assertThat(writer.waitFor()).isEqualTo(137);
  }

  private static boolean note(Map<String, Integer> acknowledged, BufferedReader output)
      throws IOException {
    String line = output.readLine();
    // A line cut off by the kill acknowledges nothing.
    if (line == null || !line.endsWith(".")) {
      return false;
    }
    List<String> words = List.of(line.split(" "));
    acknowledged.put(words.get(0), Integer.valueOf(words.get(1)));
    return true;
  }
}
