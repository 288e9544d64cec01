package io.keyward.bench.measure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Counts how long the calls took, to the end of their bodies, that a thread has waited for. */
public final class TimedHttp implements HttpClient {
  private final HttpClient client;
  private final ThreadLocal<AtomicLong> spent = ThreadLocal.withInitial(AtomicLong::new);

  public TimedHttp(HttpClient client) {
    this.client = client;
  }

  private AtomicLong mine() {
    return Objects.requireNonNull(spent.get());
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  /** Whoever waits for the answer is the thread that asks for it. */
  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return Mono.defer(
        () -> {
          AtomicLong mine = mine();
          long start = System.nanoTime();
          return client
              .send(request, context)
              .map(HttpResponse::buffer)
              .flatMap(it -> it.getBodyAsByteArray().thenReturn(it))
              .doOnTerminate(() -> mine.addAndGet(System.nanoTime() - start));
        });
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    long start = System.nanoTime();
    try (HttpResponse answer = client.sendSync(request, context)) {
      return answer.buffer();
    } finally {
      mine().addAndGet(System.nanoTime() - start);
    }
  }

  /** The nanoseconds since this thread asked before. */
  public long taken() {
    return mine().getAndSet(0);
  }
}
