package io.keyward.azure.store.entity;

import io.keyward.inventory.BadCursor;
import java.util.List;
import java.util.Optional;

/**
 * A table with the promises of Azure Table storage, and its limits enforced before the wire.
 *
 * <p>Limits (Azure Table service, facts of 2026-11-21): keys up to 1,024 characters without {@code
 * / \ # ?} and control characters, 252 own properties, 32,768 characters in a string, 1 MiB in a
 * row, 100 changes of one partition and 4 MiB in a transaction, each row once. A change beyond them
 * is refused with an IllegalArgumentException and nothing is written.
 */
public interface EntityTable {

  /** The row, empty when there is none. */
  Optional<Entity> get(String partition, String row);

  /**
   * Rows of one partition with {@code from <= row < to}, by row key; at most {@code top} (1..1000).
   *
   * @throws io.keyward.inventory.BadCursor when the continuation is of another range
   */
  EntityPage query(String partition, Range range, int top, String continuation);

  /** All changes or none. */
  void transact(List<EntityChange> changes) throws EntityConflict;

  /** A half-open range of row keys. */
  record Range(String from, String to) {

    /** All rows that begin with the prefix; its last character must not be U+FFFF. */
    public static Range prefix(String prefix) {
      int last = prefix.length() - 1;
      return new Range(prefix, prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
    }

    /** Refuses to go on behind a row that is none of these: a caller may have made it up. */
    public void checkContains(String row) {
      if (row.compareTo(from) < 0 || row.compareTo(to) >= 0) {
        throw new BadCursor();
      }
    }
  }
}
