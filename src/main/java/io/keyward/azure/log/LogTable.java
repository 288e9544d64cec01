package io.keyward.azure.log;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one table of an answer of Log Analytics; what is told in part or not understood is not told.
 *
 * @param columns their names in their order
 * @param row reads one line of as many cells; empty where it is not understood
 */
record LogTable<T>(List<String> columns, Function<List<?>, Optional<T>> row) {
  private static final String STRANGE = "the answer of the logs is not understood";

  /** Copies the list. */
  LogTable {
    columns = List.copyOf(columns);
  }

  Lookup<List<T>> read(Map<String, @Nullable Object> answer) {
    if (answer.get("error") != null) {
      return new Lookup.Unreadable<>("the logs answered in part only");
    }
    List<Body> tables = Body.of(answer).items("tables");
    boolean ours =
        tables.size() == 1
            && tables.get(0).items("columns").stream()
                .map(it -> it.text("name"))
                .toList()
                .equals(columns);
    if (!ours || !(tables.get(0).object().get("rows") instanceof List<?> rows)) {
      return new Lookup.Unreadable<>(STRANGE);
    }
    List<T> read = rows.stream().flatMap(it -> one(it).stream()).toList();
    return read.size() == rows.size() ? new Lookup.Found<>(read) : new Lookup.Unreadable<>(STRANGE);
  }

  private Optional<T> one(@Nullable Object cells) {
    return cells instanceof List<?> list && list.size() == columns.size()
        ? row.apply(list)
        : Optional.empty();
  }
}
