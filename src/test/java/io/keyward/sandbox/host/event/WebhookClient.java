package io.keyward.sandbox.host.event;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Posts events to the webhook as Event Grid does. */
final class WebhookClient {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int TIMED_OUT = 408;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI host;

  WebhookClient(URI host) {
    this.host = host;
  }

  /** The status of the answer, 408 without one in time, 0 without a connection. */
  int post(StoredEvent event) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                host.resolve(
                    "/runtime/webhooks/EventGrid?functionName="
                        + URLEncoder.encode(event.function(), StandardCharsets.UTF_8)))
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("aeg-event-type", "Notification")
            .header("aeg-subscription-name", event.function())
            .header("aeg-delivery-count", Integer.toString(event.attempts()))
            .POST(HttpRequest.BodyPublishers.ofString("[" + event.text() + "]"))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (HttpTimeoutException e) {
      return TIMED_OUT;
    } catch (IOException e) {
      return 0;
    }
  }
}
