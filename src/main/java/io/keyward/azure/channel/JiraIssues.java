package io.keyward.azure.channel;

import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Reply;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues of Jira Cloud, REST 3 (read 2026-11-21), found by a label. Text is in text nodes of the
 * document format, which know no markup.
 */
record JiraIssues(ChannelCall call, String url, String secret, String project, String type)
    implements Tracker {
  private static final String KEY = "[A-Z][A-Z0-9_]{1,20}-[0-9]{1,12}";

  private Map<String, String> headers() {
    return Map.of(
        "Authorization", Secrets.authorization(secret),
        "Content-Type", "application/json",
        "Accept", "application/json");
  }

  private Reply post(String path, Map<String, @Nullable Object> body) {
    return call.send(Request.post(url + path, headers(), JsonText.write(body)));
  }

  @Override
  public Item find(String mark) {
    String jql =
        "project = \"" + project + "\" AND labels = \"" + mark + "\" AND statusCategory != Done";
    Document search =
        new Document().text("jql", jql).list("fields", List.of("summary")).value("maxResults", 1);
    return Tracker.item(
        post("/rest/api/3/search/jql", search.map()),
        answer -> answer.items("issues").stream().findFirst().map(it -> it.text("key")).orElse(""),
        KEY);
  }

  @Override
  public Item create(String mark, Message message) {
    Document fields =
        new Document()
            .value("project", Map.of("key", project))
            .value("issuetype", Map.of("name", type))
            .text("summary", MessageText.title(message))
            .list("labels", List.of("keyward", mark))
            .value("description", document(MessageText.lines(message)));
    return Tracker.item(
        post("/rest/api/3/issue", new Document().value("fields", fields.map()).map()),
        answer -> answer.text("key"),
        KEY);
  }

  @Override
  public Receipt comment(String id, Message message) {
    String text = MessageText.title(message) + "\n" + MessageText.lines(message);
    return post(
            "/rest/api/3/issue/" + id + "/comment",
            new Document().value("body", document(text)).map())
        .receipt(id);
  }

  /** Which transition ends an issue is each project's own: the first to a status that is done. */
  @Override
  public Receipt close(String id, Message message) {
    String path = "/rest/api/3/issue/" + id + "/transitions";
    Reply all = call.send(Request.get(url + path, headers()));
    if (!all.isDone()) {
      return all.receipt(id);
    }
    Optional<String> done = done(all.body());
    return done.isEmpty()
        ? new Receipt.Refused("No transition of the issue leads to a status that is done.")
        : post(path, new Document().value("transition", Map.of("id", done.get())).map())
            .receipt(id);
  }

  private static Optional<String> done(String body) {
    try {
      return Body.of(JsonText.parse(body)).items("transitions").stream()
          .filter(it -> it.says("done", "to", "statusCategory", "key"))
          .map(it -> it.text("id"))
          .findFirst();
    } catch (BadJson e) {
      return Optional.empty();
    }
  }

  private static Map<String, @Nullable Object> document(String text) {
    List<?> paragraphs =
        text.lines()
            .filter(line -> !line.isBlank())
            .map(
                line ->
                    new Document()
                        .text("type", "paragraph")
                        .list(
                            "content",
                            List.of(new Document().text("type", "text").text("text", line).map()))
                        .map())
            .toList();
    return new Document().text("type", "doc").value("version", 1).list("content", paragraphs).map();
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "JiraIssues";
  }
}
