package io.keyward.cli.option;

import io.keyward.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The forms of what is a list and no report; written in lower case, as users write them. */
public enum TableOrJson {
  table,
  json;

  public List<String> lines(
      Supplier<List<String>> table, Supplier<Map<String, @Nullable Object>> document) {
    return this == json ? List.of(JsonText.writeIndented(document.get())) : table.get();
  }
}
