package io.keyward.functions.api;

import io.keyward.drill.BlastRadius;
import io.keyward.drill.Check;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillState;
import io.keyward.drill.VersionCall;
import io.keyward.inventory.Document;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.store.HistoryDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A drill in the form of the API. */
final class DrillDocument {
  private DrillDocument() {}

  /** As an item of a list. */
  static Map<String, @Nullable Object> of(Drill drill) {
    return document(drill).map();
  }

  /** With its history. */
  static Map<String, @Nullable Object> of(Drill drill, List<HistoryEntry> history) {
    return document(drill)
        .list(
            "history",
            history.stream().map(entry -> HistoryDocument.on(new Document(), entry).map()).toList())
        .map();
  }

  private static Document document(Drill drill) {
    return new Document()
        .text("id", drill.id().toString())
        .text("key", drill.key().toString())
        .text("state", drill.state().word())
        .text("because", because(drill.state()))
        .text("dueAt", dueAt(drill.state()))
        .text("requestedBy", drill.wish().by())
        .text("reason", drill.wish().reason())
        .value("blastRadius", radius(drill.radius()))
        .value("approvalsNeeded", Drill.NEEDED)
        .list("approvals", drill.approvals().stream().map(ApprovalDocument::of).toList())
        .list("disabling", drill.disabling().all().stream().map(DrillDocument::call).toList())
        .list("restoring", drill.restoring().all().stream().map(DrillDocument::call).toList())
        .list("checks", drill.checks().stream().map(DrillDocument::check).toList())
        .text("requestedAt", drill.dates().requestedAt().toString())
        .text("changedAt", drill.dates().changedAt().toString());
  }

  private static Map<String, @Nullable Object> radius(BlastRadius radius) {
    return new Document()
        .text("hash", radius.hash())
        .list("versions", radius.versions())
        .value("count", radius.count())
        .list(
            "users",
            radius.users().stream()
                .map(it -> new Document().text("id", it.id()).text("version", it.version()).map())
                .toList())
        .map();
  }

  private static Map<String, @Nullable Object> call(VersionCall call) {
    return new Document()
        .text("version", call.version())
        .text("stage", call.stage().word())
        .text("since", call.since().toString())
        .text("note", call.note())
        .map();
  }

  private static Map<String, @Nullable Object> check(Check check) {
    return new Document()
        .text("user", check.user())
        .text("result", check.result().word())
        .text("why", check.why())
        .map();
  }

  private static String because(DrillState state) {
    if (state instanceof DrillState.NotCutOff it) {
      return it.why();
    }
    if (state instanceof DrillState.Undetermined it) {
      return it.why();
    }
    if (state instanceof DrillState.NotRestored it) {
      return it.why();
    }
    if (state instanceof DrillState.Failed it) {
      return it.why();
    }
    return state instanceof DrillState.Refused it ? it.reason() : "";
  }

  /** Until when it must be approved, or when the key is disabled. */
  private static String dueAt(DrillState state) {
    if (state instanceof DrillState.Requested it) {
      return it.until().toString();
    }
    if (state instanceof DrillState.ApprovedOnce it) {
      return it.until().toString();
    }
    return state instanceof DrillState.Waiting it ? it.until().toString() : "";
  }
}
