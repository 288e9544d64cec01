package io.keyward.sandbox.azure.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code where} asks of a row. */
sealed interface Condition {

  boolean holds(ObjectNode row);

  /** At least one of them. */
  record Any(List<Condition> all) implements Condition {
    @Override
    public boolean holds(ObjectNode row) {
      return all.stream().anyMatch(one -> one.holds(row));
    }
  }

  /** Each of them. */
  record All(List<Condition> all) implements Condition {
    @Override
    public boolean holds(ObjectNode row) {
      return all.stream().allMatch(one -> one.holds(row));
    }
  }

  /** The opposite. */
  record Not(Condition inner) implements Condition {
    @Override
    public boolean holds(ObjectNode row) {
      return !inner.holds(row);
    }
  }

  /** One of some texts, with or without regard to case. */
  record OneOf(Scalar scalar, Set<String> values, boolean ignoresCase) implements Condition {
    static OneOf of(Scalar scalar, List<String> values, boolean ignoresCase) {
      return new OneOf(
          scalar,
          values.stream()
              .map(value -> ignoresCase ? value.toLowerCase(Locale.ROOT) : value)
              .collect(Collectors.toUnmodifiableSet()),
          ignoresCase);
    }

    @Override
    public boolean holds(ObjectNode row) {
      String text = scalar.text(row);
      return values.contains(ignoresCase ? text.toLowerCase(Locale.ROOT) : text);
    }
  }

  /** Null and "" are empty. */
  record Empty(Scalar scalar) implements Condition {
    @Override
    public boolean holds(ObjectNode row) {
      return scalar.text(row).isEmpty();
    }
  }
}
