package io.keyward.azure.store.form;

import io.keyward.azure.store.entity.Entity;
import io.keyward.drill.BlastRadius;
import io.keyward.drill.Calls;
import io.keyward.drill.Check;
import io.keyward.drill.Drill;
import io.keyward.drill.VersionCall;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.ResourceId;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored form of drills, with the number of the form in every row. */
public final class DrillForm {
  static final int FORM = 1;

  private DrillForm() {}

  public static String write(Drill drill) {
    return JsonText.write(
        new Document()
            .value("formVersion", FORM)
            .text("id", drill.id().toString())
            .text("key", drill.key().toString())
            .text("keyUri", drill.keyUri())
            .value("wish", wish(drill.wish()))
            .value("radius", radius(drill.radius()))
            .list("approvals", drill.approvals().stream().map(ApprovalForm::write).toList())
            .value("state", DrillStateForm.write(drill.state()))
            .list("disabling", drill.disabling().all().stream().map(DrillForm::call).toList())
            .list("restoring", drill.restoring().all().stream().map(DrillForm::call).toList())
            .list("checks", drill.checks().stream().map(DrillForm::check).toList())
            .text("requestedAt", drill.dates().requestedAt().toString())
            .text("changedAt", drill.dates().changedAt().toString())
            .value("version", drill.revision().version())
            .value("entries", drill.revision().entries())
            .text("head", drill.revision().head())
            .map());
  }

  public static Drill stored(Entity row) {
    try {
      return read(Body.of(JsonText.parseObject(Rows.joined(row.properties()))));
    } catch (BadJson e) {
      throw new IllegalStateException("the stored drill " + row.row() + " cannot be read", e);
    }
  }

  private static Drill read(Body body) {
    return new Drill(
        TicketId.parse(body.text("id")).orElseThrow(),
        ResourceId.of(body.text("key")),
        body.text("keyUri"),
        new Drill.Wish(
            body.text("wish", "by"), texts(body.at("wish"), "names"), body.text("wish", "reason")),
        radius(body.at("radius")),
        body.items("approvals").stream().map(ApprovalForm::read).toList(),
        DrillStateForm.read(body.at("state")),
        calls(body, "disabling"),
        calls(body, "restoring"),
        body.items("checks").stream().map(DrillForm::check).toList(),
        new Drill.Dates(moment(body, "requestedAt"), moment(body, "changedAt")),
        new Ticket.Revision(number(body, "version"), number(body, "entries"), body.text("head")));
  }

  private static Map<String, @Nullable Object> wish(Drill.Wish wish) {
    return new Document()
        .text("by", wish.by())
        .list("names", wish.names().stream().sorted().toList())
        .text("reason", wish.reason())
        .map();
  }

  private static Map<String, @Nullable Object> radius(BlastRadius radius) {
    return new Document()
        .list("versions", radius.versions())
        .list(
            "users",
            radius.users().stream()
                .map(it -> new Document().text("id", it.id()).text("version", it.version()).map())
                .toList())
        .value("count", radius.count())
        .text("hash", radius.hash())
        .map();
  }

  private static BlastRadius radius(Body body) {
    return new BlastRadius(
        body.items("versions").stream().map(Body::text).toList(),
        body.items("users").stream()
            .map(it -> new BlastRadius.User(it.text("id"), it.text("version")))
            .toList(),
        number(body, "count"),
        body.text("hash"));
  }

  private static Map<String, @Nullable Object> call(VersionCall call) {
    return new Document()
        .text("version", call.version())
        .text("stage", call.stage().word())
        .text("triedSince", call.triedSince().toString())
        .text("since", call.since().toString())
        .text("note", call.note())
        .map();
  }

  private static Calls calls(Body body, String name) {
    List<VersionCall> calls =
        body.items(name).stream()
            .map(
                it ->
                    new VersionCall(
                        it.text("version"),
                        stage(it.text("stage")),
                        moment(it, "triedSince"),
                        moment(it, "since"),
                        it.text("note")))
            .toList();
    return new Calls(calls);
  }

  private static VersionCall.Stage stage(String word) {
    return Arrays.stream(VersionCall.Stage.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, @Nullable Object> check(Check check) {
    return new Document()
        .text("user", check.user())
        .text("result", check.result().word())
        .text("why", check.why())
        .map();
  }

  private static Check check(Body body) {
    Check.Result result =
        Arrays.stream(Check.Result.values())
            .filter(it -> it.word().equals(body.text("result")))
            .findFirst()
            .orElseThrow();
    return new Check(body.text("user"), result, body.text("why"));
  }

  private static Set<String> texts(Body body, String name) {
    return body.items(name).stream().map(Body::text).collect(Collectors.toSet());
  }

  private static Instant moment(Body body, String name) {
    return Instant.parse(body.text(name));
  }

  private static int number(Body body, String name) {
    return Integer.parseInt(body.text(name));
  }
}
