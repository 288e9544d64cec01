package io.keyward.console;

import io.keyward.json.JsonText;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Plan;
import io.keyward.remediation.Step;
import io.keyward.remediation.run.StepRecord;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Remedy;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketState;
import io.keyward.workflow.ticket.ApproveMany;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A ticket as one visitor sees it: what is there, and what they may do. */
record TicketView(Ticket ticket, List<HistoryEntry> history, Chain chain, Visitor visitor) {
  private static final Set<String> UNDER_WAY = Set.of("approved", "executing", "verifying");
  private static final Pattern DATE_OF_KEY = Pattern.compile("(?:^|\\.)attributes\\.(?:exp|nbf)$");

  TicketView {
    history = List.copyOf(history);
  }

  /** Without what only its own page shows. */
  static TicketView row(Ticket ticket, Visitor visitor) {
    return new TicketView(ticket, List.of(), new Chain(List.of()), visitor);
  }

  String id() {
    return ticket.id().toString();
  }

  String url() {
    return "/console/tickets/" + Says.encoded(id());
  }

  String api(String action) {
    return "/api/tickets/" + Says.encoded(id()) + "/" + action;
  }

  String name() {
    return Says.name(ticket.subject().toString());
  }

  String type() {
    return Says.type(ticket.subject());
  }

  String subject() {
    return Says.shown(ticket.subject().toString());
  }

  String resourceUrl() {
    return "/console/resources/" + Says.encoded(ticket.subject().toString());
  }

  String state() {
    return ticket.state().word();
  }

  Remedy remedy() {
    return ticket.remedy();
  }

  Plan plan() {
    return remedy().plan();
  }

  /** Equal for tickets that can be approved together. */
  String shape() {
    return ApproveMany.shape(plan());
  }

  /** What the state alone does not say, "" for nothing. */
  String note() {
    TicketState state = ticket.state();
    if (state instanceof TicketState.Settling it) {
      return "Opens " + Says.moment(it.until()) + " if the violation lasts.";
    }
    if (state instanceof TicketState.Waived it) {
      return "Waived until " + Says.moment(it.until()) + "; it opens again by itself.";
    }
    if (state instanceof TicketState.Failed it) {
      return it.why();
    }
    if (state instanceof TicketState.Rejected it) {
      return "Rejected by " + it.by() + ": " + it.reason();
    }
    if (state instanceof TicketState.Verifying it) {
      return it.doubt();
    }
    return state instanceof TicketState.Closed it
        ? "Closed: " + Says.word(it.reason().word()) + "."
        : "";
  }

  /** Who wrote the configuration decides nothing about it. */
  boolean isAuthor() {
    return visitor.isAmong(ticket.authors());
  }

  boolean hasApproved() {
    return remedy().approvals().stream().anyMatch(it -> visitor.isAmong(Set.of(it.by())));
  }

  boolean canApprove() {
    return decides()
        && state().equals("awaitingApproval")
        && plan().isExecutable()
        && !hasApproved();
  }

  boolean canReject() {
    return decides()
        && Set.of("awaitingApproval", "approved", "manual", "failed").contains(state());
  }

  boolean canRetry() {
    return visitor.mayDecide() && Set.of("failed", "rejected").contains(state());
  }

  boolean canWaive() {
    return visitor.mayDecide() && ticket.state().isLive() && !UNDER_WAY.contains(state());
  }

  boolean canComment() {
    return visitor.mayDecide() && ticket.state().isLive();
  }

  boolean canMigrate() {
    return visitor.mayDecide() && ticket.state() instanceof TicketState.Manual;
  }

  private boolean decides() {
    return visitor.mayDecide() && !isAuthor();
  }

  boolean hasActions() {
    return canApprove() || canReject() || canRetry() || canWaive() || canComment();
  }

  boolean isIrreversible() {
    return plan().steps().stream().anyMatch(Step::isIrreversible);
  }

  /** How far the run is with a step, "" where it was not begun. */
  String stage(Step step) {
    return remedy().run().of(step).map(it -> it.stage().word()).orElse("");
  }

  String stageNote(Step step) {
    return remedy().run().of(step).map(StepRecord::note).orElse("");
  }

  static String call(Step step) {
    return step.change().verb().name() + " " + Says.shown(step.change().url());
  }

  static String body(Step step) {
    return step.change().body().isEmpty() ? "" : JsonText.writeIndented(step.change().body());
  }

  static String undo(Step step) {
    if (step.undo() instanceof Step.Undo.Impossible it) {
      return Says.sentence(it.why());
    }
    return step.undo() instanceof Step.Undo.Harmless it
        ? "It stays if a later step fails: " + Says.sentence(it.why())
        : "It is taken back if a later step fails.";
  }

  /** The moment that a key's date in seconds of the epoch stands for, "" for any other value. */
  static String moment(String path, String value) {
    return DATE_OF_KEY.matcher(path).find() && value.matches("[0-9]{1,11}")
        ? Says.moment(Instant.ofEpochSecond(Long.parseLong(value)))
        : "";
  }

  boolean isDone(Migration.Task task) {
    return ticket.state() instanceof TicketState.Manual manual
        && manual.progress().done().contains(task.id());
  }

  String replacement() {
    return ticket.state() instanceof TicketState.Manual manual
        ? Says.shown(manual.progress().replacement())
        : "";
  }
}
