package io.keyward.azure.channel;

import io.keyward.alert.Channel;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.inventory.Document;
import io.keyward.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mail over Azure Communication Services, REST 2023-03-31 (read 2026-11-21), with a token of the
 * managed identity. The same message has the same operation id, by which the service can know a
 * repeat.
 */
record CommunicationEmail(ChannelCall call, String url, String sender, String to)
    implements Channel {
  static final String SCOPE = "https://communication.azure.com/.default";

  @Override
  public Receipt send(Message message, String remoteId) {
    UUID operation = UUID.nameUUIDFromBytes(message.id().getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "Operation-Id", operation.toString());
    String target = url + "/emails:send?api-version=2023-03-31";
    return call.send(Request.post(target, headers, JsonText.write(body(message)))).receipt("");
  }

  private Map<String, @Nullable Object> body(Message message) {
    return new Document()
        .text("senderAddress", sender)
        .value("recipients", new Document().list("to", addresses()).map())
        .value("content", content(message))
        .value("userEngagementTrackingDisabled", true)
        .map();
  }

  private List<?> addresses() {
    return Arrays.stream(to.split("[,;]"))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .map(it -> new Document().text("address", it).map())
        .toList();
  }

  static Map<String, @Nullable Object> content(Message message) {
    return new Document()
        .text("subject", MessageText.title(message))
        .text("plainText", MessageText.lines(message))
        .text("html", html(message))
        .map();
  }

  private static String html(Message message) {
    StringBuilder rows = new StringBuilder();
    MessageText.facts(message)
        .forEach(
            it ->
                rows.append("<tr><th align=\"left\">")
                    .append(Markup.html(it.name()))
                    .append("</th><td>")
                    .append(Markup.html(it.value()))
                    .append("</td></tr>"));
    return "<html><body><h2>"
        + Markup.html(MessageText.title(message))
        + "</h2><p>"
        + Markup.html(MessageText.sentence(message))
        + "</p><table>"
        + rows
        + "</table></body></html>";
  }

  /** Never the people. */
  @Override
  public String toString() {
    return "CommunicationEmail";
  }
}
