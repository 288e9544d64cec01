package io.keyward.azure;

import com.azure.core.http.HttpResponse;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a refusal of a storage service means, without the words of the service. */
record StorageFaults(RetryAfter retryAfter) {
  /** Codes of storage that pass by themselves (Azure storage error codes, read 2026-11-21). */
  private static final Set<String> PASSING =
      Set.of(
          "InternalError",
          "OperationTimedOut",
          "ServerBusy",
          "TableBeingDeleted",
          "QueueBeingDeleted",
          "QueueDisabled");

  /**
   * The exception to throw: patience where the fault passes, a bug or a missing right elsewhere.
   */
  RuntimeException of(@Nullable HttpResponse response, String code) {
    int status = response == null ? 0 : response.getStatusCode();
    boolean throttled = status == 408 || status == 429 || status >= 500;
    // An answer of 2xx that the SDK fails on was garbled on its way.
    boolean garbled = status >= 200 && status < 300;
    if (throttled || garbled || PASSING.contains(code)) {
      return new TemporarilyUnavailable(
          "The storage asks to try again: " + name(status, code), wait(response));
    }
    return new IllegalStateException("The storage refused the call: " + name(status, code));
  }

  private Duration wait(@Nullable HttpResponse response) {
    return response == null
        ? Duration.ZERO
        : retryAfter.in(response.getHeaders()).orElse(Duration.ZERO);
  }

  private static String name(int status, String code) {
    return "HTTP " + status + " " + code.replaceAll("[^A-Za-z0-9]", "");
  }
}
