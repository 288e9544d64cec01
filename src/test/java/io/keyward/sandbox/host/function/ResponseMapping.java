package io.keyward.sandbox.host.function;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.sandbox.host.http.Answer;
import io.keyward.sandbox.host.http.Json;
import io.keyward.sandbox.worker.FunctionResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes an answer of what a function returned. */
public final class ResponseMapping {
  private static final String CONTENT_TYPE = "Content-Type";

  private ResponseMapping() {}

  public static Answer answer(Optional<Object> result) {
    if (result.isEmpty()) {
      return Answer.empty(204);
    }
    if (!(result.get() instanceof HttpResponseMessage response)) {
      return body(new TreeMap<>(), 200, result);
    }
    int status = response.getStatusCode();
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("A function answered with status " + status + ".");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (response instanceof FunctionResponse built) {
      built.headers().forEach(ResponseMapping::checkHeader);
      headers.putAll(built.headers());
    }
    return body(headers, status, Optional.ofNullable(response.getBody()));
  }

  private static Answer body(Map<String, String> headers, int status, Optional<?> body) {
    if (body.isEmpty() || status == 204 || status == 304) {
      return new Answer(status, headers, ByteBuffer.allocate(0));
    }
    Object content = body.get();
    if (content instanceof byte[] bytes) {
      headers.putIfAbsent(CONTENT_TYPE, "application/octet-stream");
      return new Answer(status, headers, ByteBuffer.wrap(bytes));
    }
    if (content instanceof CharSequence text) {
      headers.putIfAbsent(CONTENT_TYPE, "text/plain; charset=utf-8");
      return new Answer(status, headers, StandardCharsets.UTF_8.encode(text.toString()));
    }
    headers.putIfAbsent(CONTENT_TYPE, "application/json; charset=utf-8");
    return new Answer(status, headers, ByteBuffer.wrap(Json.bytes(content)));
  }

  /** The real server refuses line breaks in a header; they would let text become headers. */
  private static void checkHeader(String name, String value) {
    if ((name + value).chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
      throw new IllegalArgumentException("A function built a header with control characters.");
    }
  }
}
