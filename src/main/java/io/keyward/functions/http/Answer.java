package io.keyward.functions.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import io.keyward.json.JsonText;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a use case's outcome becomes on the wire: JSON, or CSV, that no browser sniffs or caches.
 */
public final class Answer {
  private Answer() {}

  public static HttpResponseMessage of(
      HttpRequestMessage<Optional<String>> request, Map<String, @Nullable Object> body) {
    return write(request, 200, "application/json", body);
  }

  public static HttpResponseMessage of(
      HttpRequestMessage<Optional<String>> request, Problem problem) {
    return write(request, problem.status(), "application/problem+json", problem.document());
  }

  public static HttpResponseMessage of(
      HttpRequestMessage<Optional<String>> request,
      int status,
      Map<String, @Nullable Object> body) {
    return write(request, status, "application/json", body);
  }

  public static HttpResponseMessage csv(HttpRequestMessage<Optional<String>> request, String text) {
    return write(request, 200, "text/csv", text);
  }

  private static HttpResponseMessage write(
      HttpRequestMessage<Optional<String>> request,
      int status,
      String type,
      Map<String, @Nullable Object> body) {
    return write(request, status, type, JsonText.write(body));
  }

  private static HttpResponseMessage write(
      HttpRequestMessage<Optional<String>> request, int status, String type, String text) {
    return request
        .createResponseBuilder(HttpStatus.valueOf(status))
        .header("Content-Type", type + "; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(text)
        .build();
  }
}
