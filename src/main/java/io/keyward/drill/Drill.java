package io.keyward.drill;

import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Approval;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One drill on one key.
 *
 * @param id in the form of tickets, so that histories and effects of both are kept alike
 * @param keyUri address of the key in its vault, without a version
 * @param radius what was shown to those who approved
 * @param disabling the calls that disable, one for each version
 * @param restoring the calls that enable again
 * @param checks what was found of those under the key
 */
public record Drill(
    TicketId id,
    ResourceId key,
    String keyUri,
    Wish wish,
    BlastRadius radius,
    List<Approval> approvals,
    DrillState state,
    Calls disabling,
    Calls restoring,
    List<Check> checks,
    Dates dates,
    Ticket.Revision revision) {
  /** So many people must approve. */
  public static final int NEEDED = 2;

  /**
   * Who wants it, and what for.
   *
   * @param names every id and name of theirs, in lower case
   */
  public record Wish(String by, Set<String> names, String reason) {

    /** Copies the set. */
    public Wish {
      names = Set.copyOf(names);
    }
  }

  /** When it was asked for and when it changed last. */
  public record Dates(Instant requestedAt, Instant changedAt) {}

  /** Copies the lists. */
  public Drill {
    approvals = List.copyOf(approvals);
    checks = List.copyOf(checks);
  }

  /** Whether this person asked for it. */
  public boolean isWishOf(Actor actor) {
    return actor.isAmong(wish.names()) || actor.isAmong(Set.of(wish.by()));
  }

  /** Whether this person approved it as it is now. */
  public boolean isApprovedBy(Actor actor) {
    return approvals.stream().anyMatch(it -> it.isOf(actor.names()));
  }

  /** The versions that are to be turned now: all to disable, or those that it may have disabled. */
  public List<String> toTurn() {
    return state instanceof DrillState.Restoring ? disabling.ours() : radius.versions();
  }

  /** The calls of the direction that is gone now. */
  public Calls calls() {
    return state instanceof DrillState.Restoring ? restoring : disabling;
  }

  /** Those under the key of whom nothing was found yet. */
  public List<BlastRadius.User> unchecked() {
    return radius.users().stream()
        .filter(user -> checks.stream().noneMatch(it -> it.user().equals(user.id())))
        .toList();
  }

  Drill in(DrillState other) {
    return with(other, radius, approvals);
  }

  Drill with(DrillState other, BlastRadius shown, List<Approval> given) {
    return new Drill(
        id, key, keyUri, wish, shown, given, other, disabling, restoring, checks, dates, revision);
  }

  Drill with(VersionCall call) {
    boolean back = state instanceof DrillState.Restoring;
    return turned(
        back ? disabling : disabling.with(call), back ? restoring.with(call) : restoring, checks);
  }

  Drill turned(Calls off, Calls on, List<Check> found) {
    return new Drill(
        id, key, keyUri, wish, radius, approvals, state, off, on, found, dates, revision);
  }

  /** The form that is written next. */
  Drill written(Instant now, List<HistoryEntry> added) {
    String head = added.isEmpty() ? revision.head() : added.get(added.size() - 1).hash();
    return new Drill(
        id,
        key,
        keyUri,
        wish,
        radius,
        approvals,
        state,
        disabling,
        restoring,
        checks,
        new Dates(dates.requestedAt(), now),
        new Ticket.Revision(revision.version() + 1, revision.entries() + added.size(), head));
  }
}
