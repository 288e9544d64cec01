package io.keyward.sandbox.host;

import io.keyward.sandbox.host.event.EventDelivery;
import io.keyward.sandbox.host.event.EventSubscription;
import io.keyward.sandbox.host.event.FaultTarget;
import io.keyward.sandbox.host.function.AppCode;
import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.http.Inbox;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedQueue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A host of the sample functions, and a client to talk to it. */
final class SampleHost implements AutoCloseable {
  static final Map<String, String> SETTINGS =
      Map.of(
          "WORK_QUEUE", "keyward-work",
          "SWEEP", "0 0 */6 * * *",
          "FUNCTION_KEY", "fk",
          "MASTER_KEY", "mk");
  private static final HostJson HOST_JSON = new HostJson("api", 8, 3, Duration.ofSeconds(30));

  final SampleFunctions functions = new SampleFunctions();
  final Database database;
  final SandboxClock clock;
  final EventDelivery events;
  final EmbeddedQueue queue;
  final FunctionHost host;
  private final HttpClient http = HttpClient.newHttpClient();

  SampleHost(Database database) {
    this(database, 0);
  }

  SampleHost(Database database, int port) {
    this(database, port, SETTINGS, Map.of());
  }

  SampleHost(
      Database database, Map<String, String> settings, Map<String, FaultTarget> faultTargets) {
    this(database, 0, settings, faultTargets);
  }

  private SampleHost(
      Database database,
      int port,
      Map<String, String> settings,
      Map<String, FaultTarget> faultTargets) {
    this.database = database;
    this.clock = new SandboxClock(database, Clock.systemUTC());
    FunctionCatalog catalog = FunctionCatalog.of(List.of(SampleFunctions.class), settings);
    this.events = new EventDelivery(database, clock, EventSubscription.standard(catalog));
    this.queue = new EmbeddedQueue(database, clock, "keyward-work");
    this.host =
        FunctionHost.start(
            new HostConfig(
                port,
                database,
                clock,
                catalog,
                events,
                AppCode.inProcess(type -> functions),
                HostConfig.embeddedQueues(database, clock),
                HOST_JSON,
                settings,
                faultTargets,
                new Inbox(clock)));
  }

  static SampleHost inMemory() {
    return new SampleHost(Database.inMemory());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + host.port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> notify(String body) throws IOException, InterruptedException {
    return send(
        request("/runtime/webhooks/EventGrid?functionName=ResourceEvents")
            .header("aeg-event-type", "Notification")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> advance(String span) throws IOException, InterruptedException {
    return post("/sandbox/clock", "{\"advance\":\"" + span + "\"}");
  }

  HttpResponse<String> advance(String span, int firings) throws IOException, InterruptedException {
    return post("/sandbox/clock", "{\"advance\":\"" + span + "\",\"firings\":" + firings + "}");
  }

  CompletableFuture<HttpResponse<String>> advanceInBackground(String span) {
    HttpRequest.Builder request =
        request("/sandbox/clock")
            .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + span + "\"}"));
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String event(String id) {
    return "{\"id\":\""
        + id
        + "\",\"eventType\":\"Microsoft.Resources.ResourceWriteSuccess\",\"subject\":\"/s\"}";
  }

  @Override
  public void close() {
    host.close();
    database.close();
  }
}
