package io.keyward.azure.channel;

import com.azure.core.http.HttpMethod;
import io.keyward.alert.Message;
import io.keyward.alert.Receipt;
import io.keyward.azure.channel.ChannelCall.Request;
import io.keyward.compliance.Severity;
import io.keyward.inventory.Document;
import io.keyward.json.JsonText;
import java.util.Map;

/**
 * Incidents of ServiceNow's Table API (read 2026-11-21), found by their correlation id. Journal
 * fields show what stands between code tags as HTML: such tags are taken out of outside text.
 */
record ServiceNowIncidents(ChannelCall call, String url, String secret, String group, String code)
    implements Tracker {
  private static final String SYS_ID = "[0-9a-f]{32}";
  private static final String TABLE = "/api/now/table/incident";
  private static final String RESOLVED = "6";

  private Map<String, String> headers() {
    return Map.of(
        "Authorization", Secrets.authorization(secret),
        "Content-Type", "application/json",
        "Accept", "application/json");
  }

  @Override
  public Item find(String mark) {
    String query =
        "?sysparm_query=correlation_id%3D"
            + mark
            + "%5Eactive%3Dtrue&sysparm_fields=sys_id&sysparm_limit=1";
    return Tracker.item(
        call.send(Request.get(url + TABLE + query, headers())),
        answer ->
            answer.items("result").stream().findFirst().map(it -> it.text("sys_id")).orElse(""),
        SYS_ID);
  }

  @Override
  public Item create(String mark, Message message) {
    Document incident =
        new Document()
            .text("short_description", plain(MessageText.title(message)))
            .text("description", plain(MessageText.lines(message)))
            .text("urgency", urgency(message))
            .text("impact", urgency(message))
            .text("correlation_id", mark)
            .text("correlation_display", "keyward");
    if (!group.isEmpty()) {
      incident.text("assignment_group", group);
    }
    return Tracker.item(
        call.send(Request.post(url + TABLE, headers(), JsonText.write(incident.map()))),
        answer -> answer.text("result", "sys_id"),
        SYS_ID);
  }

  @Override
  public Receipt comment(String id, Message message) {
    return patch(
        id,
        new Document()
            .text(
                "work_notes", plain(MessageText.title(message) + "\n" + MessageText.lines(message)))
            .text("urgency", urgency(message)));
  }

  @Override
  public Receipt close(String id, Message message) {
    return patch(
        id,
        new Document()
            .text("state", RESOLVED)
            .text("close_code", code)
            .text("close_notes", plain(MessageText.title(message))));
  }

  private Receipt patch(String id, Document change) {
    return call.send(
            new Request(
                HttpMethod.PATCH, url + TABLE + "/" + id, headers(), JsonText.write(change.map())))
        .receipt(id);
  }

  static String plain(String text) {
    return text.replaceAll("(?i)\\[(/?)code\\]", "($1code)");
  }

  private static String urgency(Message message) {
    Severity severity = message.severity();
    if (severity == Severity.CRITICAL) {
      return "1";
    }
    return severity == Severity.HIGH ? "2" : "3";
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "ServiceNowIncidents";
  }
}
