package io.keyward.azure.channel;

import com.azure.core.http.HttpMethod;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Reply;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.inventory.Document;
import io.keyward.json.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Issues of GitHub, REST 2022-11-28 (read 2026-11-21), found by a label. Text stands in a fenced
 * block, where nothing is markup and nobody is mentioned.
 */
record GitHubIssues(ChannelCall call, String url, String secret, String repository)
    implements Tracker {
  private static final String NUMBER = "[0-9]{1,12}";

  private Map<String, String> headers() {
    return Map.of(
        "Authorization", "Bearer " + secret,
        "Content-Type", "application/json",
        "Accept", "application/vnd.github+json",
        "X-GitHub-Api-Version", "2022-11-28");
  }

  private String issues() {
    return url + "/repos/" + repository + "/issues";
  }

  @Override
  public Item find(String mark) {
    String query = "?labels=" + mark + "&state=open&per_page=1";
    return Tracker.item(
        eased(call.send(Request.get(issues() + query, headers()))),
        answer -> answer.items().stream().findFirst().map(it -> it.text("number")).orElse(""),
        NUMBER);
  }

  @Override
  public Item create(String mark, Message message) {
    Document issue =
        new Document()
            .text("title", MessageText.title(message))
            .text("body", Markup.fenced(MessageText.lines(message)))
            .list("labels", List.of("keyward", mark));
    return Tracker.item(post("", issue.map()), answer -> answer.text("number"), NUMBER);
  }

  @Override
  public Receipt comment(String id, Message message) {
    String text = MessageText.title(message) + "\n\n" + MessageText.lines(message);
    return post("/" + id + "/comments", new Document().text("body", Markup.fenced(text)).map())
        .receipt(id);
  }

  @Override
  public Receipt close(String id, Message message) {
    Document closed = new Document().text("state", "closed").text("state_reason", "completed");
    return eased(
            call.send(
                new Request(
                    HttpMethod.PATCH,
                    issues() + "/" + id,
                    headers(),
                    JsonText.write(closed.map()))))
        .receipt(id);
  }

  private Reply post(String path, Map<String, @Nullable Object> body) {
    return eased(call.send(Request.post(issues() + path, headers(), JsonText.write(body))));
  }

  /** Its secondary limits answer 403 with a wait, which is no refusal. */
  private static Reply eased(Reply reply) {
    boolean limited = reply.status() == 403 && !reply.retryAfter().isZero();
    return limited ? new Reply(429, reply.body(), reply.retryAfter()) : reply;
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "GitHubIssues";
  }
}
