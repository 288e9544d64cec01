package io.keyward.sandbox.host.http;

import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the caller. */
public record Answer(int status, Map<String, String> headers, ByteBuffer body) {
  private static final String CONTENT_TYPE = "Content-Type";

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), ByteBuffer.allocate(0));
  }

  public static Answer json(int status, Object value) {
    return new Answer(
        status,
        Map.of(CONTENT_TYPE, "application/json; charset=utf-8"),
        ByteBuffer.wrap(Json.bytes(value)));
  }

  static Answer html(int status, String page) {
    return new Answer(
        status,
        Map.of(CONTENT_TYPE, "text/html; charset=utf-8"),
        ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)));
  }

  /** Problem details (RFC 9457). */
  public static Answer problem(int status, String sentence) {
    return problem(status, sentence, Map.of());
  }

  public static Answer problem(int status, String sentence, Map<String, String> more) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("type", "about:blank");
    details.put("title", StatusCodes.getReason(status));
    details.put("status", status);
    details.put("detail", sentence);
    details.putAll(more);
    return new Answer(
        status,
        Map.of(CONTENT_TYPE, "application/problem+json"),
        ByteBuffer.wrap(Json.bytes(details)));
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
