package io.keyward.drill;

import io.keyward.inventory.Lookup;
import io.keyward.ticket.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happened to a drill: somebody decided, time went by, or work on it went on. */
public sealed interface DrillEvent {

  /** Somebody decided. */
  sealed interface Decision extends DrillEvent {
    /** Who. */
    Actor by();
  }

  /** It is worked on. */
  sealed interface Labour extends DrillEvent {
    /** Who has the lease. */
    String holder();
  }

  /** Nobody in particular. */
  sealed interface Course extends DrillEvent {}

  /**
   * The times that the policy sets.
   *
   * @param waiting between the second approval and the disabling
   * @param approveWithin how long a request or its renewal may wait for approvals
   */
  record Terms(Duration waiting, Duration approveWithin) {}

  /**
   * It is to be done.
   *
   * @param radiusHash of the blast radius that this person saw
   * @param now the blast radius as it was read for this approval
   */
  record Approve(Actor by, String radiusHash, String comment, BlastRadius now, Terms terms)
      implements Decision {}

  /** Who asked for it or approved it does not want it any more. */
  record Withdraw(Actor by, String reason) implements Decision {}

  /** It is not to be done. */
  record Refuse(Actor by, String reason) implements Decision {}

  /** What it disabled is to be enabled again. */
  record Restore(Actor by) implements Decision {}

  /** Nobody approved it in time. */
  record Lapsed() implements Course {}

  /** Before the disabling the blast radius is found to be another one. */
  record RadiusChanged(BlastRadius now, Terms terms) implements Course {}

  /** It cannot begin. */
  record Stopped(String why) implements Course {}

  /** Somebody begins or goes on. */
  record Claimed(String holder, Instant until) implements Labour {}

  /** The call about a version got somewhere. */
  record Called(String holder, VersionCall call) implements Labour {}

  /** Azure needs time. */
  record Paused(String holder, Duration again) implements Labour {}

  /** Nothing more is done about any version. */
  record Turned(String holder) implements Labour {}

  /** So much was found of those under the key. */
  record Looked(String holder, List<Check> found) implements Labour {
    /** Copies the list. */
    public Looked {
      found = List.copyOf(found);
    }
  }

  /**
   * All that can be found was found.
   *
   * @param enabled versions of the key that read as enabled now
   */
  record Concluded(String holder, Lookup<List<String>> enabled) implements Labour {}
}
