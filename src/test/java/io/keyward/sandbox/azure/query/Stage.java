package io.keyward.sandbox.azure.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One operator behind a pipe. */
sealed interface Stage {

  List<ObjectNode> apply(List<ObjectNode> rows);

  /** A name and what it stands for. */
  record Column(String name, Scalar scalar) {}

  /** {@code where}. */
  record Where(Condition condition) implements Stage {
    @Override
    public List<ObjectNode> apply(List<ObjectNode> rows) {
      return rows.stream().filter(condition::holds).toList();
    }
  }

  /** {@code project}. */
  record Project(List<Column> columns) implements Stage {
    @Override
    public List<ObjectNode> apply(List<ObjectNode> rows) {
      return rows.stream().map(this::projected).toList();
    }

    private ObjectNode projected(ObjectNode row) {
      ObjectNode to = JsonNodeFactory.instance.objectNode();
      columns.forEach(column -> to.set(column.name(), column.scalar().of(row)));
      return to;
    }
  }

  /** {@code order by} one column. */
  record Order(Scalar scalar, boolean ascending) implements Stage {
    @Override
    public List<ObjectNode> apply(List<ObjectNode> rows) {
      Comparator<ObjectNode> order = Comparator.comparing(scalar::text);
      return rows.stream().sorted(ascending ? order : order.reversed()).toList();
    }
  }

  /** {@code limit} or {@code take}. */
  record Limit(int most) implements Stage {
    @Override
    public List<ObjectNode> apply(List<ObjectNode> rows) {
      return rows.stream().limit(most).toList();
    }
  }

  /** {@code count}, or {@code summarize count() by …}. */
  record Count(String name, List<Column> by) implements Stage {
    @Override
    public List<ObjectNode> apply(List<ObjectNode> rows) {
      Project keys = new Project(by);
      Map<ObjectNode, Integer> counts = new LinkedHashMap<>();
      if (by.isEmpty()) {
        counts.put(JsonNodeFactory.instance.objectNode(), 0);
      }
      keys.apply(rows).forEach(key -> counts.merge(key, 1, Integer::sum));
      return counts.entrySet().stream()
          .map(entry -> entry.getKey().deepCopy().put(name, entry.getValue().intValue()))
          .toList();
    }
  }
}
