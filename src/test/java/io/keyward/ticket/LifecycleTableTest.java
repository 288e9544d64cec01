package io.keyward.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/lifecycle.md has the table of every state with every event; the code must do as it says. */
final class LifecycleTableTest {
  private static final Path DOCS = Path.of("docs", "lifecycle.md");

  record Cell(String state, String event, String outcome) {}

  /** The cells of the documented table, event by event. */
  static List<Cell> table() throws IOException {
    List<String> states = List.of();
    List<Cell> cells = new ArrayList<>();
    for (String line : Files.readAllLines(DOCS)) {
      if (!line.startsWith("| ") || line.startsWith("| ---")) {
        continue;
      }
      List<String> parts = Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
      if (parts.get(0).equals("event")) {
        states = parts.subList(1, parts.size());
      } else if (!states.isEmpty()) {
        for (int i = 0; i < states.size(); i++) {
          cells.add(new Cell(states.get(i), parts.get(0), parts.get(i + 1)));
        }
      }
    }
    return cells;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void movesAsTheDocumentedTableSays(Cell cell) {
    assertThat(LifecycleCases.outcome(cell.state(), cell.event())).isEqualTo(cell.outcome());
  }

  @Test
  void theTableHasEveryPair() throws IOException {
    Set<String> pairs = new LinkedHashSet<>();
    LifecycleCases.states()
        .keySet()
        .forEach(s -> LifecycleCases.events().keySet().forEach(e -> pairs.add(s + " + " + e)));

    assertThat(table().stream().map(it -> it.state() + " + " + it.event()))
        .containsExactlyInAnyOrderElementsOf(pairs);
  }

  @Test
  void thePictureIsDrawnFromTheTable() throws IOException {
    assertThat(Files.readString(DOCS)).contains(picture(table()));
  }

  /** Each arrow once, with the events that lead along it. */
  static String picture(List<Cell> cells) {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String from = cell.state().replaceFirst(",.*", "");
      boolean moves =
          !cell.outcome().equals("same")
              && !cell.outcome().equals("written")
              && !cell.outcome().startsWith("refused");
      if (moves) {
        String to = cell.outcome().replaceFirst(":.*", "");
        arrows.computeIfAbsent(from + " --> " + to, key -> new LinkedHashSet<>()).add(cell.event());
      }
    }
    Stream<String> lines =
        arrows.entrySet().stream()
            .map(it -> "    " + it.getKey() + ": " + String.join(" / ", it.getValue()));
    return Stream.concat(
            Stream.of("stateDiagram-v2", "    [*] --> settling: found a violation"), lines)
        .reduce("", (all, line) -> all + line + "\n");
  }
}
