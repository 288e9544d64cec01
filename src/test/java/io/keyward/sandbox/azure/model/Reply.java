package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** One answer on the wire. */
public record Reply(int status, String body, Map<String, String> headers) {

  public static Reply of(int status, JsonNode body) {
    return new Reply(status, Json.write(body), Map.of());
  }

  public static Reply ok(JsonNode body) {
    return of(200, body);
  }

  public static Reply empty(int status) {
    return new Reply(status, "", Map.of());
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, body, Map.copyOf(more));
  }

  public boolean succeeded() {
    return status < 300;
  }
}
