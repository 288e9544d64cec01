package io.keyward.sandbox.azure.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;

/** What a query reads from a row: a column, a part of it, or a function of that. */
sealed interface Scalar {

  JsonNode of(ObjectNode row);

  /** The column that a projection without an alias makes of it. */
  String label();

  default String text(ObjectNode row) {
    JsonNode value = of(row);
    return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
  }

  /** A column, or a part of a dynamic one; names below the column compare with case. */
  record Path(List<String> names) implements Scalar {
    @Override
    public JsonNode of(ObjectNode row) {
      JsonNode here = row;
      for (String name : names) {
        here = here.path(name);
      }
      return here.isMissingNode() ? NullNode.getInstance() : here;
    }

    @Override
    public String label() {
      return String.join("_", names);
    }
  }

  /** {@code tolower(x)} or {@code tostring(x)}. */
  record Function(boolean lowers, Scalar inner) implements Scalar {
    @Override
    public JsonNode of(ObjectNode row) {
      String text = inner.text(row);
      return TextNode.valueOf(lowers ? text.toLowerCase(Locale.ROOT) : text);
    }

    @Override
    public String label() {
      return inner.label();
    }
  }
}
