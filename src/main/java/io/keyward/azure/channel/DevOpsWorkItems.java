package io.keyward.azure.channel;

import com.azure.core.http.HttpMethod;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Reply;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.inventory.Document;
import io.keyward.json.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Work items of Azure DevOps, REST 7.1 (read 2026-11-21), found by a tag. Descriptions are HTML:
 * outside text is escaped.
 *
 * @param secret a personal access token as {@code :TOKEN}, "" where the call is signed in already
 */
record DevOpsWorkItems(ChannelCall call, String url, String secret, Project project)
    implements Tracker {
  /** The scope of Azure DevOps, by its application id. */
  static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";

  private static final String NUMBER = "[0-9]{1,12}";
  private static final String VERSION = "?api-version=7.1";

  /** Where the items are made, of which type, and the state that ends them. */
  record Project(String name, String type, String done) {}

  private Map<String, String> headers(String contentType) {
    return secret.isEmpty()
        ? Map.of("Content-Type", contentType)
        : Map.of("Content-Type", contentType, "Authorization", Secrets.authorization(secret));
  }

  private String apis() {
    return url + "/" + encoded(project.name()) + "/_apis/wit/";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public Item find(String mark) {
    String query =
        "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.Tags]"
            + " CONTAINS '"
            + mark
            + "' AND [System.State] <> '"
            + project.done().replace("'", "''")
            + "'";
    return Tracker.item(
        call.send(
            Request.post(
                apis() + "wiql" + VERSION,
                headers("application/json"),
                JsonText.write(Map.of("query", query)))),
        answer ->
            answer.items("workItems").stream().findFirst().map(it -> it.text("id")).orElse(""),
        NUMBER);
  }

  @Override
  public Item create(String mark, Message message) {
    String path = apis() + "workitems/$" + encoded(project.type()) + VERSION;
    Reply reply =
        call.send(
            Request.post(
                path,
                headers("application/json-patch+json"),
                changes(
                    Map.of(
                        "System.Title", MessageText.title(message),
                        "System.Description", html(message),
                        "System.Tags", "keyward; " + mark))));
    return Tracker.item(reply, answer -> answer.text("id"), NUMBER);
  }

  @Override
  public Receipt comment(String id, Message message) {
    String text = "<p>" + Markup.html(MessageText.title(message)) + "</p>" + html(message);
    return patch(id, Map.of("System.History", text));
  }

  @Override
  public Receipt close(String id, Message message) {
    return patch(
        id,
        Map.of(
            "System.State", project.done(),
            "System.History", Markup.html(MessageText.title(message))));
  }

  private Receipt patch(String id, Map<String, String> fields) {
    return call.send(
            new Request(
                HttpMethod.PATCH,
                apis() + "workitems/" + id + VERSION,
                headers("application/json-patch+json"),
                changes(fields)))
        .receipt(id);
  }

  private static String changes(Map<String, String> fields) {
    List<?> changes =
        fields.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                it ->
                    new Document()
                        .text("op", "add")
                        .text("path", "/fields/" + it.getKey())
                        .text("value", it.getValue())
                        .map())
            .toList();
    return JsonText.write(changes);
  }

  private static String html(Message message) {
    return "<p>" + Markup.html(MessageText.lines(message)).replace("\n", "<br>") + "</p>";
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "DevOpsWorkItems";
  }
}
