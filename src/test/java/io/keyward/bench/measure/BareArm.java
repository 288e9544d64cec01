package io.keyward.bench.measure;

import io.keyward.sandbox.azure.SimulatedAzure;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * A resource manager that answers from memory what the simulated one answered to the same question
 * before, as late as it is told to: its own work must not hide that of its clients.
 */
public final class BareArm implements AutoCloseable {
  private static final long BREATH = TimeUnit.SECONDS.toNanos(1);

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final LongAdder requests = new LongAdder();
  private final HttpClient http;
  private final URI behind;
  private final Undertow server;
  private volatile long latencyMillis;

  private record Kept(int status, String type, ByteBuffer body) {}

  public BareArm(SimulatedAzure azure) {
    behind = URI.create(azure.endpoint());
    http = HttpClient.newBuilder().sslContext(azure.clientTrust()).build();
    server =
        Undertow.builder()
            .addHttpsListener(0, "127.0.0.1", azure.serverIdentity())
            .setHandler(this::take)
            .build();
    server.start();
  }

  public URI endpoint() {
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return URI.create("https://localhost:" + address.getPort());
  }

  public void latency(long millis) {
    latencyMillis = millis;
  }

  public long requests() {
    return requests.sum();
  }

  private void take(HttpServerExchange exchange) {
    exchange.getRequestReceiver().receiveFullBytes(this::answer);
  }

  private void answer(HttpServerExchange exchange, byte[] body) {
    requests.increment();
    String question =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + "?"
            + exchange.getQueryString()
            + new String(body, StandardCharsets.UTF_8);
    Optional<Kept> known = Optional.ofNullable(kept.get(question));
    if (known.isEmpty()) {
      exchange.dispatch(() -> send(exchange, ask(exchange, question, body)));
    } else if (latencyMillis == 0) {
      send(exchange, known.get());
    } else {
      exchange.dispatch(
          () ->
              exchange
                  .getIoThread()
                  .executeAfter(
                      () -> send(exchange, known.get()), latencyMillis, TimeUnit.MILLISECONDS));
    }
  }

  private static void send(HttpServerExchange exchange, Kept answer) {
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.type());
    exchange.getResponseSender().send(answer.body().duplicate());
  }

  private Kept ask(HttpServerExchange exchange, String question, byte[] body) {
    URI address = behind.resolve(exchange.getRequestURI() + "?" + exchange.getQueryString());
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .method(exchange.getRequestMethod().toString(), BodyPublishers.ofByteArray(body))
            .header("Authorization", header(exchange, "Authorization"))
            .header("Content-Type", "application/json")
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      while (answer.statusCode() == 429) {
        LockSupport.parkNanos(BREATH);
        answer = http.send(request, BodyHandlers.ofByteArray());
      }
      String type = answer.headers().firstValue("Content-Type").orElse("application/json");
      Kept learned = new Kept(answer.statusCode(), type, ByteBuffer.wrap(answer.body()));
      if (learned.status() == 200) {
        kept.put(question, learned);
      }
      return learned;
    } catch (IOException e) {
      return new Kept(502, "text/plain", ByteBuffer.allocate(0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Kept(503, "text/plain", ByteBuffer.allocate(0));
    }
  }

  private static String header(HttpServerExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  @Override
  public void close() {
    server.stop();
  }
}
