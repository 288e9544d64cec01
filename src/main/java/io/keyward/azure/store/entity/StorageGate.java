package io.keyward.azure.store.entity;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.keyward.azure.KeptResponse;
import io.keyward.azure.RetryAfter;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Judges each answer of a storage service before the SDK sees it.
 *
 * <p>The SDK takes an empty answer to a query for no rows and a garbled answer to a transaction for
 * success, and fails with a null pointer on others (seen in azure-data-tables 12.5.9).
 */
public record StorageGate(RetryAfter retryAfter, Form form) implements HttpPipelinePolicy {
  /** Codes that pass by themselves (error codes of Azure Storage, 2026-11-21). */
  private static final Set<String> PASSING =
      Set.of(
          "InternalError",
          "OperationTimedOut",
          "ServerBusy",
          "TableBeingDeleted",
          "QueueBeingDeleted");

  /** What the service said: the status and code that count, and whether it could be made out. */
  public record Said(int status, String code, boolean understood) {
    boolean isSuccess() {
      return understood && status >= 200 && status < 300;
    }
  }

  /** The form that one service gives its answers. */
  public interface Form {
    Said read(KeptResponse answer);
  }

  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_CALL;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    return next.process().map(response -> judged((KeptResponse) response));
  }

  @Override
  public HttpResponse processSync(HttpPipelineCallContext call, HttpPipelineNextSyncPolicy next) {
    return judged((KeptResponse) next.processSync());
  }

  private KeptResponse judged(KeptResponse answer) {
    Said said = form.read(answer);
    if (said.isSuccess() && !answer.isOversized()) {
      return answer;
    }
    boolean throttled = said.status() == 408 || said.status() == 429 || said.status() >= 500;
    boolean garbled = !said.understood() || answer.isOversized();
    if (throttled || garbled || PASSING.contains(said.code())) {
      throw new TemporarilyUnavailable(
          "The storage gave no usable answer: HTTP " + said.status() + " " + said.code(),
          retryAfter.in(answer.getHeaders()).orElse(Duration.ZERO));
    }
    throw new StorageRefusal(said.status(), said.code());
  }
}
