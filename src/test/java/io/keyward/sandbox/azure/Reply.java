package io.keyward.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** One answer on the wire. */
public record Reply(int status, String body, Map<String, String> headers) {

  static Reply of(int status, JsonNode body) {
    return new Reply(status, Json.write(body), Map.of());
  }

  static Reply ok(JsonNode body) {
    return of(200, body);
  }

  static Reply empty(int status) {
    return new Reply(status, "", Map.of());
  }

  Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, body, Map.copyOf(more));
  }

  boolean succeeded() {
    return status < 300;
  }
}
