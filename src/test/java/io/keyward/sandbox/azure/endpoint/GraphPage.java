package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One page of an answer.
 *
 * <p>A token names the last id it gave: rows in the order of their ids neither repeat nor go
 * missing when others come and go between two pages. In any other order it only counts.
 */
record GraphPage(List<ObjectNode> rows, int from, int to) {
  private static final char SEPARATOR = '\n';

  /** Where a token says that the next page begins; empty when it is not one of this query. */
  static Optional<GraphPage> of(List<ObjectNode> rows, GraphOptions options, String query) {
    if (options.skipToken().isEmpty()) {
      return Optional.of(cut(rows, options.skip(), options.top()));
    }
    String[] parts = decode(options.skipToken()).split("\n", -1);
    boolean mine =
        parts.length == 3
            && parts[0].equals(Integer.toHexString(query.hashCode()))
            && parts[1].matches("\\d{1,9}");
    return mine
        ? Optional.of(
            cut(
                rows,
                inOrder(rows) ? after(rows, parts[2]) : Integer.parseInt(parts[1]),
                options.top()))
        : Optional.empty();
  }

  private static GraphPage cut(List<ObjectNode> rows, int from, int top) {
    int start = Math.min(from, rows.size());
    return new GraphPage(rows, start, Math.min(start + top, rows.size()));
  }

  private static int after(List<ObjectNode> rows, String id) {
    int index = 0;
    while (index < rows.size() && id(rows.get(index)).compareTo(id) <= 0) {
      index++;
    }
    return index;
  }

  private static boolean inOrder(List<ObjectNode> rows) {
    for (int i = 1; i < rows.size(); i++) {
      if (id(rows.get(i - 1)).compareTo(id(rows.get(i))) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static String id(ObjectNode row) {
    return row.path("id").asText();
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private String token(String query) {
    String text =
        Integer.toHexString(query.hashCode()) + SEPARATOR + to + SEPARATOR + id(rows.get(to - 1));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer; without a token where Resource Graph cannot continue. */
  ObjectNode body(String query, boolean continues, ArrayNode facets) {
    boolean more = to < rows.size();
    ObjectNode body =
        Json.object()
            .put("totalRecords", rows.size())
            .put("count", to - from)
            .put("resultTruncated", Boolean.toString(more && !continues));
    if (more && continues) {
      body.put("$skipToken", token(query));
    }
    body.set("facets", facets);
    return body;
  }

  /** The rows as objects. */
  ArrayNode objects() {
    ArrayNode data = Json.MAPPER.createArrayNode();
    rows.subList(from, to).forEach(data::add);
    return data;
  }

  /** The rows below their columns. */
  ObjectNode table(List<String> columns) {
    ObjectNode data = Json.object();
    ArrayNode heads = data.putArray("columns");
    columns.forEach(name -> heads.addObject().put("name", name).put("type", type(name)));
    ArrayNode lines = data.putArray("rows");
    for (ObjectNode row : rows.subList(from, to)) {
      ArrayNode line = lines.addArray();
      columns.forEach(name -> line.add(row.path(name)));
    }
    return data;
  }

  private String type(String column) {
    JsonNode first = rows.isEmpty() ? Json.object().path(column) : rows.get(0).path(column);
    return first.isNumber() ? "integer" : first.isTextual() ? "string" : "object";
  }
}
