package io.keyward.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.keyward.kpi.meter.EventMeter;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Counts the answers 429 and 503 by service, those of repeated calls too. */
public final class MeteredHttp implements HttpClient {
  private static final String GRAPH = "/providers/microsoft.resourcegraph/";
  private static final Set<String> BY_HOST = Set.of("table", "queue", "vault");

  private final HttpClient client;
  private final EventMeter meter;

  /** Sends through this client and counts there. */
  public MeteredHttp(HttpClient client, EventMeter meter) {
    this.client = client;
    this.meter = meter;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return client.send(request).doOnNext(this::heard);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return client.send(request, context).doOnNext(this::heard);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    HttpResponse answer = client.sendSync(request, context);
    heard(answer);
    return answer;
  }

  private void heard(HttpResponse answer) {
    if (answer.getStatusCode() == 429 || answer.getStatusCode() == 503) {
      meter.throttled(service(URI.create(answer.getRequest().getUrl().toString())));
    }
  }

  /** A few words, whatever the host: what is counted must not grow with the estate. */
  private static String service(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    String path = String.valueOf(uri.getPath()).toLowerCase(Locale.ROOT);
    String[] labels = host.split("\\.", 3);
    if (labels.length > 2 && BY_HOST.contains(labels[1])) {
      return labels[1];
    }
    if (labels.length > 2 && labels[1].equals("managedhsm")) {
      return "vault";
    }
    if (host.startsWith("api.loganalytics.")) {
      return "logs";
    }
    if (path.startsWith(GRAPH)) {
      return "graph";
    }
    boolean arm = host.startsWith("management.") || path.startsWith("/subscriptions/");
    return arm ? "arm" : "other";
  }
}
