package io.keyward.azure.channel;

import io.keyward.alert.Channel;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.inventory.Document;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incoming webhook of Slack (Slack documentation, read 2026-11-21). Blocks of plain text know no
 * markup; in the one line for notifications, the three characters that begin markup are escaped.
 */
record SlackWebhook(ChannelCall call, String url) implements Channel {
  private static final int LONGEST_BLOCK = 2_900;

  @Override
  public Receipt send(Message message, String remoteId) {
    Map<String, String> headers = Map.of("Content-Type", "application/json; charset=utf-8");
    return call.send(Request.post(url, headers, JsonText.write(body(message)))).receipt("");
  }

  static Map<String, @Nullable Object> body(Message message) {
    List<Object> blocks = new ArrayList<>();
    blocks.add(
        new Document()
            .text("type", "header")
            .value("text", plain(MessageText.title(message), 150))
            .map());
    blocks.add(section(MessageText.sentence(message)));
    StringBuilder facts = new StringBuilder();
    MessageText.facts(message)
        .forEach(it -> facts.append(it.name()).append(": ").append(it.value()).append('\n'));
    blocks.add(section(facts.toString().strip()));
    return new Document()
        .text("text", escaped(MessageText.title(message)))
        .list("blocks", blocks)
        .map();
  }

  private static Map<String, @Nullable Object> section(String text) {
    return new Document().text("type", "section").value("text", plain(text, LONGEST_BLOCK)).map();
  }

  private static Map<String, @Nullable Object> plain(String text, int longest) {
    return new Document()
        .text("type", "plain_text")
        .text("text", text.length() > longest ? text.substring(0, longest - 1) + "…" : text)
        .value("emoji", false)
        .map();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Never the address, which is the secret. */
  @Override
  public String toString() {
    return "SlackWebhook";
  }
}
