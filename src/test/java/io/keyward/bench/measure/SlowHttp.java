package io.keyward.bench.measure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** A network with a latency, which notes each call and how many were under way at once. */
public final class SlowHttp implements HttpClient {
  private static final Duration ARM = Duration.ofMillis(80);
  private static final Duration VAULT = Duration.ofMillis(25);
  private static final HttpHeaderName HOST = HttpHeaderName.fromString("X-Sandbox-Host");

  private final HttpClient client;
  private final Queue<Noted> calls = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  public SlowHttp(HttpClient client) {
    this.client = client;
  }

  /**
   * A call as it was made.
   *
   * @param vault the vault's host, "" for a call to the resource manager
   */
  public record Noted(URI address, String vault) {
    Duration latency() {
      return vault.isEmpty() ? ARM : VAULT;
    }

    /** The subscription whose limit it counts against, "" for none. */
    String subscription() {
      String[] parts = address.getPath().replaceAll("/+", "/").split("/", 4);
      return parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions") ? parts[2] : "";
    }
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return Mono.defer(
        () -> {
          Noted call = noted(request);
          return Mono.delay(call.latency())
              .then(client.send(request, context))
              .doFinally(end -> underWay.decrementAndGet());
        });
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    Noted call = noted(request);
    try {
      Mono.delay(call.latency()).block();
      return client.sendSync(request, context);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private Noted noted(HttpRequest request) {
    String vault = Optional.ofNullable(request.getHeaders().getValue(HOST)).orElse("");
    Noted call = new Noted(URI.create(request.getUrl().toString()), vault);
    calls.add(call);
    int now = underWay.incrementAndGet();
    most.accumulateAndGet(now, Math::max);
    return call;
  }

  /** The calls since the last time, in their order. */
  public List<Noted> taken() {
    List<Noted> all = List.copyOf(calls);
    calls.clear();
    return all;
  }

  /** The most that were under way at once since the last time. */
  public int mostAtOnce() {
    return most.getAndSet(0);
  }
}
