package io.keyward.console;

import io.keyward.drill.BlastRadius;
import io.keyward.drill.Check;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillState;
import io.keyward.drill.VersionCall;
import io.keyward.ticket.HistoryEntry;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A drill as one visitor sees it: what is there, and what they may do. */
record DrillView(Drill drill, List<HistoryEntry> history, Visitor visitor) {

  DrillView {
    history = List.copyOf(history);
  }

  /** Without what only its own page shows. */
  static DrillView row(Drill drill, Visitor visitor) {
    return new DrillView(drill, List.of(), visitor);
  }

  String id() {
    return drill.id().toString();
  }

  String url() {
    return "/console/drills/" + Says.encoded(id());
  }

  String api(String action) {
    return "/api/drills/" + Says.encoded(id()) + "/" + action;
  }

  String name() {
    return Says.name(drill.key().toString());
  }

  String vault() {
    return drill.key().parent().map(it -> Says.shown(it.name())).orElse("");
  }

  String key() {
    return Says.shown(drill.key().toString());
  }

  String keyUrl() {
    return "/console/keys/" + Says.encoded(drill.key().toString());
  }

  String state() {
    return drill.state().word();
  }

  String mark() {
    return mark(drill.state());
  }

  private static String mark(DrillState state) {
    if (state instanceof DrillState.NotCutOff
        || state instanceof DrillState.NotRestored
        || state instanceof DrillState.Failed) {
      return "bad";
    }
    if (state instanceof DrillState.CutOff || state instanceof DrillState.Restored) {
      return "good";
    }
    boolean asks =
        state instanceof DrillState.Undetermined
            || state instanceof DrillState.Requested
            || state instanceof DrillState.ApprovedOnce;
    return asks ? "warn" : state.isLive() ? "busy" : "plain";
  }

  /** What the state alone does not say, "" for nothing. */
  String note() {
    DrillState state = drill.state();
    if (state instanceof DrillState.Requested it) {
      return "Two security admins have to approve it before " + Says.moment(it.until()) + ".";
    }
    if (state instanceof DrillState.ApprovedOnce it) {
      return "A second security admin has to approve it before " + Says.moment(it.until()) + ".";
    }
    if (state instanceof DrillState.Waiting it) {
      return "The key is disabled at " + Says.moment(it.until()) + ", unless it is withdrawn.";
    }
    if (state instanceof DrillState.Refused it) {
      return "Refused by " + Says.shown(it.by()) + ": " + Says.shown(it.reason());
    }
    return because(state);
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
    return state instanceof DrillState.Failed it ? it.why() : "";
  }

  BlastRadius radius() {
    return drill.radius();
  }

  /** What was found of one under the key, "" for nothing yet. */
  String result(BlastRadius.User user) {
    return drill.checks().stream()
        .filter(it -> it.user().equals(user.id()))
        .map(it -> it.result().word())
        .findFirst()
        .orElse("");
  }

  String why(BlastRadius.User user) {
    return drill.checks().stream()
        .filter(it -> it.user().equals(user.id()))
        .map(Check::why)
        .findFirst()
        .map(Says::shown)
        .orElse("");
  }

  /** What was found of those who came under the key afterwards. */
  List<Check> newcomers() {
    return drill.checks().stream()
        .filter(it -> radius().users().stream().noneMatch(user -> user.id().equals(it.user())))
        .toList();
  }

  static String mark(String result) {
    return switch (result) {
      case "cutOff", "gone" -> "good";
      case "answers" -> "bad";
      default -> "warn";
    };
  }

  static String userUrl(String user) {
    return "/console/resources/" + Says.encoded(user);
  }

  /** What became of a version, "" for nothing yet. */
  String call(String version) {
    String off = drill.disabling().of(version).map(it -> words(it, "disabling")).orElse("");
    String on = drill.restoring().of(version).map(it -> words(it, "enabling")).orElse("");
    return on.isEmpty() ? off : off + "; " + on;
  }

  private static String words(VersionCall call, String direction) {
    return direction + ": " + Says.word(call.stage().word()).toLowerCase(Locale.ROOT);
  }

  private boolean isWish() {
    return visitor.isAmong(drill.wish().names()) || visitor.isAmong(Set.of(drill.wish().by()));
  }

  boolean hasApproved() {
    return drill.approvals().stream().anyMatch(it -> it.isOf(visitor.names()));
  }

  /** Whoever asked for it reads why there is no button. */
  boolean isBarred() {
    return visitor.mayAccept() && isOpen() && isWish();
  }

  private boolean isOpen() {
    return drill.state() instanceof DrillState.Requested
        || drill.state() instanceof DrillState.ApprovedOnce;
  }

  boolean canApprove() {
    return visitor.mayAccept() && isOpen() && !isWish() && !hasApproved();
  }

  boolean canWithdraw() {
    return visitor.mayDecide() && drill.state().isBefore() && (isWish() || hasApproved());
  }

  boolean canRefuse() {
    return visitor.mayAccept() && drill.state().isBefore();
  }

  boolean canRestore() {
    return visitor.mayAccept()
        && drill.state().isOn()
        && !(drill.state() instanceof DrillState.Restoring);
  }

  boolean hasActions() {
    return canApprove() || canWithdraw() || canRefuse() || canRestore();
  }
}
