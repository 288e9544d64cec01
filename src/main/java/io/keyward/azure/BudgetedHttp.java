package io.keyward.azure;


import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * The one budget of an identity: every call to Resource Graph, ARM and Key Vault waits here until
 * its limit lets it pass, the repeated ones too.
 *
 * <p>A call that is refused with 429 closes its lane for all until the time that Azure asked for;
 * who asks earlier waits longer.
 */
public final class BudgetedHttp implements HttpClient {
  private static final String GRAPH = "/providers/microsoft.resourcegraph/";

  private final HttpClient client;
  private final Clock clock;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

  /** Sends through this client. */
  public BudgetedHttp(HttpClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    Lane lane = lane(request);
    return Mono.defer(
        () -> {
          Duration wait = lane.enter();
          return wait.isZero()
              ? sent(lane, request, context)
              : Mono.delay(wait).then(send(request, context));
        });
  }

  private Mono<HttpResponse> sent(Lane lane, HttpRequest request, Context context) {
    return client
        .send(request, context)
        .doOnNext(answer -> lane.heard(answer.getStatusCode(), answer.getHeaders()))
        .doFinally(end -> lane.done());
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    Lane lane = lane(request);
    Duration wait = lane.enter();
    while (!wait.isZero()) {
      Mono.delay(wait).block();
      wait = lane.enter();
    }
    try {
      HttpResponse answer = client.sendSync(request, context);
      lane.heard(answer.getStatusCode(), answer.getHeaders());
      return answer;
    } finally {
      lane.done();
    }
  }

  /** Limits are counted for Resource Graph, for each subscription, and for each vault. */
  private Lane lane(HttpRequest request) {
    URI uri = URI.create(request.getUrl().toString());
    String path = uri.getPath().toLowerCase(Locale.ROOT).replaceAll("/+", "/");
    boolean graph = path.startsWith(GRAPH);
    String[] parts = path.split("/", 4);
    boolean subscribed = parts.length > 2 && parts[1].equals("subscriptions");
    String name = graph ? GRAPH : subscribed ? parts[2] : String.valueOf(uri.getHost());
    return lanes.computeIfAbsent(name, it -> new Lane(clock, graph));
  }
}
