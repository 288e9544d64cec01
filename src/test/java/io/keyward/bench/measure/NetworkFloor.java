package io.keyward.bench.measure;

import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The same calls with the JDK's client alone: same latency, same number at once, nothing else. */
public final class NetworkFloor {
  private static final double AT_ONCE = 250;
  private static final double A_SECOND = 25;
  private static final double NANOS = 1e9;

  private final House.Tenant azure;
  private final HttpClient http;
  private final String token;

  public NetworkFloor(House.Tenant azure) throws IOException, InterruptedException {
    this.azure = azure;
    http =
        HttpClient.newBuilder()
            .sslContext(azure.trust())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    token = signIn();
  }

  /** What is left of each subscription's reads, as Azure counts them. */
  private static final class Buckets {
    private final Map<String, double[]> lanes = new HashMap<>();

    synchronized long waitNanos(String subscription) {
      double now = System.nanoTime() / NANOS;
      double[] lane = lanes.computeIfAbsent(subscription, it -> new double[] {AT_ONCE, now});
      lane[0] = Math.min(AT_ONCE, lane[0] + (now - lane[1]) * A_SECOND) - 1;
      lane[1] = now;
      return lane[0] >= 0 ? 0 : (long) (-lane[0] / A_SECOND * NANOS);
    }
  }

  /** How long they take, and whether the limits of ARM are kept. */
  public Duration of(List<SlowHttp.Noted> calls, int atOnce, boolean limited)
      throws InterruptedException {
    Buckets buckets = new Buckets();
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    long start = System.nanoTime();
    for (int i = 0; i < atOnce; i++) {
      threads.execute(
          () -> {
            int index = next.getAndIncrement();
            while (index < calls.size()) {
              one(calls.get(index), limited ? buckets : new Buckets());
              index = next.getAndIncrement();
            }
          });
    }
    threads.shutdown();
    if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The calls did not end.");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void one(SlowHttp.Noted call, Buckets buckets) {
    long wait = call.subscription().isEmpty() ? 0 : buckets.waitNanos(call.subscription());
    long end = System.nanoTime() + wait + call.latency().toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.address()).header("Authorization", "Bearer " + token);
    if (!call.vault().isEmpty()) {
      request.header("X-Sandbox-Host", call.vault());
    }
    try {
      http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("A call of the floor failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public String token() {
    return token;
  }

  private String signIn() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(azure.endpoint() + "/" + House.TENANT + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_secret=bench&client_id=keyward-reader"
                        + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default"))
            .build();
    try {
      String body = http.send(request, BodyHandlers.ofString()).body();
      return Body.of(JsonText.parse(body)).text("access_token");
    } catch (BadJson e) {
      throw new IOException("The simulated Azure gave no token", e);
    }
  }
}
