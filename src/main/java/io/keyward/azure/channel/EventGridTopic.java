package io.keyward.azure.channel;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.models.CloudEvent;
import com.azure.core.models.CloudEventDataFormat;
import com.azure.core.util.BinaryData;
import com.azure.messaging.eventgrid.EventGridPublisherClient;
import com.azure.messaging.eventgrid.EventGridPublisherClientBuilder;
import io.keyward.alert.Channel;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.NamedFailureCredential;
import io.keyward.azure.RetryAfter;
import io.keyward.azure.WholeAnswer;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.json.JsonText;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * A custom topic of Event Grid, with CloudEvents. Event Grid does not fold repeats: the event's id
 * is the message's, by which its receivers can.
 */
final class EventGridTopic implements Channel {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int LARGEST = 64 * 1024;

  private final EventGridPublisherClient<CloudEvent> client;
  private final RetryAfter retryAfter;

  private EventGridTopic(EventGridPublisherClientBuilder builder, HttpClient http, Clock clock) {
    this.client =
        builder
            .httpClient(http)
            .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
            .addPolicy(new WholeAnswer(LARGEST, DEADLINE))
            .buildCloudEventPublisherClient();
    this.retryAfter = new RetryAfter(clock);
  }

  /** A topic that takes a token of an identity. */
  static EventGridTopic of(String url, TokenCredential credential, HttpClient http, Clock clock) {
    TokenCredential named = new NamedFailureCredential(credential);
    return new EventGridTopic(
        new EventGridPublisherClientBuilder().endpoint(endpoint(url)).credential(named),
        http,
        clock);
  }

  /** A topic that takes an access key. */
  static EventGridTopic of(String url, String key, HttpClient http, Clock clock) {
    return new EventGridTopic(
        new EventGridPublisherClientBuilder()
            .endpoint(endpoint(url))
            .credential(new AzureKeyCredential(key)),
        http,
        clock);
  }

  private static String endpoint(String url) {
    return url.endsWith("/api/events") ? url : url + "/api/events";
  }

  @Override
  public Receipt send(Message message, String remoteId) {
    BinaryData data = BinaryData.fromString(JsonText.write(MessageText.json(message)));
    CloudEvent event =
        new CloudEvent(
                "/keyward",
                "Keyward.Alert." + message.notice().kind().word(),
                data,
                CloudEventDataFormat.JSON,
                "application/json")
            .setId(message.id())
            .setSubject(message.subject())
            .setTime(message.notice().at().atOffset(ZoneOffset.UTC));
    try {
      client.sendEvent(event);
      return new Receipt.Accepted("");
    } catch (HttpResponseException e) {
      return receipt(e.getResponse());
    } catch (TemporarilyUnavailable e) {
      return new Receipt.Later(
          e.retryAfter(), "It could not be reached or did not answer in time.");
    }
  }

  private Receipt receipt(HttpResponse response) {
    return new ChannelCall.Reply(
            response.getStatusCode(),
            "",
            retryAfter.in(response.getHeaders()).orElse(Duration.ZERO))
        .receipt("");
  }
}
