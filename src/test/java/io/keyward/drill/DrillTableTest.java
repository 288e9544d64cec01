package io.keyward.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/drill.md has the table of every state with every event; the code must do as it says. */
final class DrillTableTest {
  private static final Path DOCS = Path.of("docs", "drill.md");

  record Cell(String state, String event, String outcome) {}

  /** The cells of the documented tables: a row for each state, a column for each event. */
  static List<Cell> table() throws IOException {
    List<String> events = List.of();
    List<Cell> cells = new ArrayList<>();
    for (String line : Files.readAllLines(DOCS)) {
      if (!line.startsWith("| ") || line.startsWith("| ---")) {
        events = line.isEmpty() ? List.of() : events;
        continue;
      }
      List<String> parts = Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
      if (parts.get(0).equals("state")) {
        events = parts.subList(1, parts.size());
      } else {
        for (int i = 0; i < events.size(); i++) {
          cells.add(new Cell(parts.get(0), events.get(i), parts.get(i + 1)));
        }
      }
    }
    return cells;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void movesAsTheDocumentedTableSays(Cell cell) {
    assertThat(DrillCases.outcome(cell.state(), cell.event())).isEqualTo(cell.outcome());
  }

  @Test
  void theTableHasEveryPair() throws IOException {
    Set<String> pairs = new LinkedHashSet<>();
    DrillCases.states()
        .keySet()
        .forEach(s -> DrillCases.events().keySet().forEach(e -> pairs.add(s + " + " + e)));

    assertThat(table().stream().map(it -> it.state() + " + " + it.event()))
        .containsExactlyInAnyOrderElementsOf(pairs);
  }

  @Test
  void theCasesHaveEveryState() {
    assertThat(DrillCases.states().values().stream().map(DrillState::word))
        .containsAll(DrillState.words());
  }
}
