package io.keyward.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.host.event.EventStore;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedQueue;
import io.keyward.sandbox.store.ReceivedMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCrashTest {
  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void killedHostLosesNoEventThatItAcknowledged() throws Exception {
    Random random = new Random(7);
    Set<String> acknowledged = new HashSet<>();
    for (int round = 0; round < 3; round++) {
      runUntilKilled(acknowledged, "r" + round, 20 + random.nextInt(200));
    }

    assertThat(acknowledged).hasSizeGreaterThan(60);
    assertThat(kept()).containsAll(acknowledged);
  }

  /** What is stored: messages of events that were handled, and events still to be delivered. */
  private Set<String> kept() {
    try (Database database = Database.at(directory)) {
      SandboxClock clock = new SandboxClock(database, Clock.systemUTC());
      Set<String> kept =
          new EmbeddedQueue(database, clock, "keyward-work")
              .peek().stream().map(ReceivedMessage::text).collect(Collectors.toSet());
      new EventStore(database)
          .due(clock.instant().plusSeconds(100_000), 1_000_000)
          .forEach(event -> kept.add(event.text()));
      return kept;
    }
  }

  private void runUntilKilled(Set<String> acknowledged, String round, int posts)
      throws IOException, InterruptedException {
    Process process = CrashingHost.fork(directory);
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String port = output.readLine();
      for (int i = 0; i < posts; i++) {
        String event = SampleHost.event(round + "-" + i);
        if (post(port, event) == 202) {
          acknowledged.add(event);
        }
      }
      process.toHandle().destroyForcibly();
      List<String> lines = output.lines().filter(line -> line.endsWith(".")).toList();
      lines.forEach(line -> acknowledged.add(line.substring(0, line.length() - 1)));
    }
    assertThat(process.waitFor()).isEqualTo(137);
  }

  private int post(String port, String event) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + port
                        + "/runtime/webhooks/EventGrid?functionName=ResourceEvents"))
            .header("aeg-event-type", "Notification")
            .POST(HttpRequest.BodyPublishers.ofString("[" + event + "]"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
