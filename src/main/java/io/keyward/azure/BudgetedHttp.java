package io.keyward.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** What a subscription or a service has to wait for at most because one call was refused. */
  private static final Duration CLOSED = Duration.ofSeconds(30);

  /** Above what {@link Patience} waits for itself. */
  private static final Duration AWAY = Duration.ofSeconds(5);

  /** A read comes back as a message, of which one serves many events; a list would begin anew. */
  private static final Duration BRIEFLY = Duration.ofMillis(300);

  private static final Duration FOR_A_LIST = Duration.ofSeconds(2);
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final HttpClient client;
  private final Clock clock;
  private final Waiting waiting;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

  /** How long reads and queries wait, and how long a refusal closes their lane. */
  private record Waiting(Duration reads, Duration queries, Duration closed) {}

  /** Sends through this client; a call waits until it may pass. */
  public BudgetedHttp(HttpClient client, Clock clock) {
    this(client, clock, new Waiting(FOR_EVER, FOR_EVER, Duration.ofHours(1)));
  }

  private BudgetedHttp(HttpClient client, Clock clock, Waiting waiting) {
    this.client = client;
    this.clock = clock;
    this.waiting = waiting;
  }

  /**
   * The same for who cannot wait, such as a function: a read that would have to wait for more than
   * 0.3 seconds, or a query for more than two, is not sent and is answered 429 here, with the time
   * to come again.
   */
  public static BudgetedHttp brief(HttpClient client, Clock clock) {
    return new BudgetedHttp(client, clock, new Waiting(BRIEFLY, FOR_A_LIST, CLOSED));
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    Lane lane = lane(request);
    return Mono.defer(() -> next(lane, request, context, patienceEnds(request)));
  }

  private Mono<HttpResponse> next(Lane lane, HttpRequest request, Context context, Instant end) {
    Duration wait = lane.enter();
    if (wait.isZero()) {
      return sent(lane, request, context);
    }
    return clock.instant().plus(wait).isAfter(end)
        ? Mono.just(notSent(request, wait))
        : Mono.delay(wait).then(Mono.defer(() -> next(lane, request, context, end)));
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
    Instant end = patienceEnds(request);
    Duration wait = lane.enter();
    while (!wait.isZero()) {
      if (clock.instant().plus(wait).isAfter(end)) {
        return notSent(request, wait);
      }
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

  private Instant patienceEnds(HttpRequest request) {
    return clock.instant().plus(isQuery(path(request)) ? waiting.queries() : waiting.reads());
  }

  private static String path(HttpRequest request) {
    return request.getUrl().getPath().toLowerCase(Locale.ROOT).replaceAll("/+", "/");
  }

  private static boolean isQuery(String path) {
    return path.startsWith(GRAPH);
  }

  private static HttpResponse notSent(HttpRequest request, Duration wait) {
    Duration away = wait.compareTo(AWAY) > 0 ? wait : AWAY;
    return KeptResponse.notSent(request, away.plusMillis(999).toSeconds());
  }

  /** Limits are counted for Resource Graph, for each subscription, and for each vault. */
  private Lane lane(HttpRequest request) {
    String path = path(request);
    boolean graph = isQuery(path);
    String[] parts = path.split("/", 4);
    boolean subscribed = parts.length > 2 && parts[1].equals("subscriptions");
    String name =
        graph ? GRAPH : subscribed ? parts[2] : String.valueOf(request.getUrl().getHost());
    return lanes.computeIfAbsent(name, it -> new Lane(clock, graph, waiting.closed()));
  }
}
