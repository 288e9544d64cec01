package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers a list in pages: {@code value} and, while there is more, {@code nextLink}. */
public final class Listing {
  private static final int PAGE = 100;

  private Listing() {}

  public static Reply page(Call call, List<ObjectNode> items) {
    return page(call, items, number(call.parameter("$top"), PAGE));
  }

  /** One page of the given size at most. */
  public static Reply page(Call call, List<ObjectNode> items, int size) {
    int from = Math.min(number(call.parameter("$skiptoken"), 0), items.size());
    int to = Math.min(from + Math.max(1, size), items.size());
    ObjectNode body = Json.object();
    ArrayNode value = body.putArray("value");
    items.subList(from, to).forEach(value::add);
    if (to < items.size()) {
      body.put("nextLink", link(call, to));
    }
    return Reply.ok(body);
  }

  public static int number(String text, int otherwise) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  private static String link(Call call, int next) {
    Map<String, String> query = new TreeMap<>(call.query());
    query.put("$skiptoken", Integer.toString(next));
    return call.origin()
        + call.segments().stream().map(Listing::encode).collect(Collectors.joining("/", "/", "?"))
        + query.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
