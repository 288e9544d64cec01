package io.keyward.azure.channel;

import io.keyward.alert.Channel;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.inventory.Document;
import io.keyward.inventory.Shown;
import io.keyward.json.JsonText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PagerDuty's Events API v2 (read 2026-11-21): the alert's id is the key by which repeats fold into
 * one incident, so that a message that is sent twice pages once.
 */
record PagerDutyEvents(ChannelCall call, String url, String routingKey) implements Channel {
  static final String PUBLIC = "https://events.pagerduty.com/v2/enqueue";
  private static final int LONGEST_SUMMARY = 1_000;

  @Override
  public Receipt send(Message message, String remoteId) {
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    String body = JsonText.write(body(message));
    return call.send(Request.post(url, headers, body)).receipt("");
  }

  private Map<String, @Nullable Object> body(Message message) {
    Document body =
        new Document()
            .text("routing_key", routingKey)
            .text("event_action", message.isResolved() ? "resolve" : "trigger")
            .text("dedup_key", message.alertId());
    return message.isResolved() ? body.map() : body.value("payload", payload(message)).map();
  }

  private static Map<String, @Nullable Object> payload(Message message) {
    String summary = MessageText.title(message) + ". " + MessageText.sentence(message);
    return new Document()
        .text("summary", summary.substring(0, Math.min(LONGEST_SUMMARY, summary.length())))
        .text("source", Shown.whole(message.subject()))
        .text("severity", severity(message))
        .text("timestamp", message.notice().at().toString())
        .text("component", "keyward")
        .text("class", message.rule())
        .value("custom_details", MessageText.json(message))
        .map();
  }

  private static String severity(Message message) {
    return switch (message.severity()) {
      case CRITICAL -> "critical";
      case HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFORMATIONAL -> "info";
    };
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "PagerDutyEvents";
  }
}
