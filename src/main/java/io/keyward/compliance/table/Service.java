package io.keyward.compliance.table;

import java.util.List;
import java.util.Map;

/**
 * One row of the per-service table: what a service asks of a key and its surroundings.
 *
 * @param types ARM types it is about
 * @param kinds service kinds it is about, empty for all
 * @param mode {@code serviceSide} for workspaces of that model, "" for all
 */
public record Service(
    String id,
    String name,
    List<String> types,
    List<String> kinds,
    String mode,
    Map<String, Cell> cells) {

  /** Copies the collections. */
  public Service {
    types = List.copyOf(types);
    kinds = List.copyOf(kinds);
    cells = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(cells));
  }

  /** What is known in one column, and by what source. */
  public record Cell(List<String> values, String source) {
    /** Copies the list. */
    public Cell {
      values = List.copyOf(values);
    }

    /** Whether the value is this word. */
    public boolean is(String word) {
      return values.size() == 1 && values.get(0).equalsIgnoreCase(word);
    }

    /** Whether no source tells, or sources that are equally good contradict each other. */
    public boolean isUnsure() {
      return is("unsure");
    }

    /** Whether the list holds this word. */
    public boolean holds(String word) {
      return values.stream().anyMatch(word::equalsIgnoreCase);
    }
  }

  /** The cell of a column, which every row has. */
  public Cell cell(Column column) {
    Cell cell = cells.get(column.word());
    if (cell == null) {
      throw new IllegalStateException("the row " + id + " lacks " + column.word());
    }
    return cell;
  }
}
