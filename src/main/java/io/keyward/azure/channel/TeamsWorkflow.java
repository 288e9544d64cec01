package io.keyward.azure.channel;

import io.keyward.alert.Channel;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.compliance.Severity;
import io.keyward.inventory.Document;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow of Teams Workflows, which posts an Adaptive Card (Teams documentation, read 2026-11-21).
 *
 * <p>A text block understands Markdown, a text run does not: outside text is in runs alone.
 */
record TeamsWorkflow(ChannelCall call, String url) implements Channel {
  /** A card may have about 28 KB. */
  private static final int LONGEST = 2_000;

  @Override
  public Receipt send(Message message, String remoteId) {
    Map<String, String> headers = Map.of("Content-Type", "application/json; charset=utf-8");
    return call.send(Request.post(url, headers, JsonText.write(body(message)))).receipt("");
  }

  static Map<String, @Nullable Object> body(Message message) {
    return new Document()
        .text("type", "message")
        .list(
            "attachments",
            List.of(
                new Document()
                    .text("contentType", "application/vnd.microsoft.card.adaptive")
                    .value("contentUrl", null)
                    .value("content", card(message))
                    .map()))
        .map();
  }

  private static Map<String, @Nullable Object> card(Message message) {
    List<Object> body = new ArrayList<>();
    body.add(
        rich(
            List.of(
                run(MessageText.title(message))
                    .text("size", "Large")
                    .text("weight", "Bolder")
                    .text("color", colour(message))
                    .map())));
    body.add(rich(List.of(run(MessageText.sentence(message)).map())));
    for (MessageText.Fact fact : MessageText.facts(message)) {
      body.add(
          rich(
              List.of(
                  run(fact.name() + ": ").text("weight", "Bolder").map(),
                  run(fact.value()).map())));
    }
    return new Document()
        .text("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
        .text("type", "AdaptiveCard")
        .text("version", "1.4")
        .list("body", body)
        .map();
  }

  private static Map<String, @Nullable Object> rich(List<?> runs) {
    return new Document().text("type", "RichTextBlock").list("inlines", runs).map();
  }

  private static Document run(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return new Document().text("type", "TextRun").text("text", cut);
  }

  private static String colour(Message message) {
    if (message.isResolved()) {
      return "Good";
    }
    return message.severity().compareTo(Severity.HIGH) >= 0 ? "Attention" : "Warning";
  }

  /** Never the address, which is the secret. */
  @Override
  public String toString() {
    return "TeamsWorkflow";
  }
}
