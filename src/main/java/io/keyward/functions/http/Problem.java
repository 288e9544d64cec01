package io.keyward.functions.http;

import io.keyward.inventory.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 problem details; the sentence is fixed text of ours, never an exception's.
 *
 * @param status the HTTP status code
 */
public record Problem(int status, String title, String detail) {

  static Problem unauthenticated() {
    return new Problem(401, "Unauthorized", "Sign in first.");
  }

  static Problem forbidden(String detail) {
    return new Problem(403, "Forbidden", detail);
  }

  public static Problem notFound(String detail) {
    return new Problem(404, "Not Found", detail);
  }

  public static Problem badRequest(String detail) {
    return new Problem(400, "Bad Request", detail);
  }

  public static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail);
  }

  public static Problem stale(String detail) {
    return new Problem(412, "Precondition Failed", detail);
  }

  public static Problem unavailable() {
    return new Problem(503, "Service Unavailable", "The store is busy or unreachable; try again.");
  }

  Map<String, @Nullable Object> document() {
    return new Document()
        .text("type", "about:blank")
        .text("title", title)
        .value("status", status)
        .text("detail", detail)
        .map();
  }
}
