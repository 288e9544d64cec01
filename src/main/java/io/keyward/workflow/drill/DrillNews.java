package io.keyward.workflow.drill;

import io.keyward.compliance.Severity;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillState;
import io.keyward.ticket.HistoryEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What people are told of where a drill stands. */
record DrillNews(Drill drill) {
  private static final String RESTORE = " It stays disabled until a security admin restores it.";

  Severity severity() {
    return drill.state() instanceof DrillState.NotRestored ? Severity.CRITICAL : Severity.HIGH;
  }

  /**
   * The state's word, with how often the drill has come there from the second time on: what must be
   * approved anew is told anew.
   */
  String tier(List<HistoryEntry> history) {
    String word = stage(drill.state());
    long times =
        history.stream()
            .limit(drill.revision().entries())
            .filter(entry -> entry.to().equals(word))
            .filter(entry -> !entry.from().equals(word) || word.equals("requested"))
            .count();
    return times > 1 ? word + " " + times : word;
  }

  /** From the first call until it is known what that did, the key is being disabled. */
  private static String stage(DrillState state) {
    return state instanceof DrillState.Verifying ? "disabling" : state.word();
  }

  String sentence() {
    return "Revocation drill "
        + drill.id()
        + ", asked for by "
        + drill.wish().by()
        + ": "
        + (drill.state().isBefore() ? before() : drill.state().isLive() ? on() : over());
  }

  private String before() {
    DrillState state = drill.state();
    if (state instanceof DrillState.Waiting it) {
      return "it is approved, and the key is disabled from " + time(it.until()) + " on.";
    }
    return state instanceof DrillState.ApprovedOnce it
        ? "it waits for its second approval until " + time(it.until()) + "."
        : "it waits for two approvals until "
            + time(((DrillState.Requested) state).until())
            + ". The key is disabled when it has them.";
  }

  private String on() {
    DrillState state = drill.state();
    if (state instanceof DrillState.CutOff) {
      return "the key is disabled, and no AI resource known to be under it uses it." + RESTORE;
    }
    if (state instanceof DrillState.NotCutOff it) {
      return "not all is cut off. " + it.why() + " What is disabled stays so until it is restored.";
    }
    if (state instanceof DrillState.Undetermined it) {
      return "the key is disabled. " + it.why() + RESTORE;
    }
    if (state instanceof DrillState.NotRestored it) {
      return "not all that it disabled could be enabled again. " + it.why();
    }
    return state instanceof DrillState.Restoring
        ? "what it disabled is being enabled again."
        : "it has begun, and the key is being disabled. Whatever is under it stops.";
  }

  private String over() {
    DrillState state = drill.state();
    if (state instanceof DrillState.Withdrawn it) {
      return "withdrawn by " + it.by() + ". Nothing was disabled.";
    }
    if (state instanceof DrillState.Refused it) {
      return "refused by " + it.by() + ". Nothing was disabled.";
    }
    if (state instanceof DrillState.Failed it) {
      return "it failed. " + it.why();
    }
    return state instanceof DrillState.Expired
        ? "two people did not approve it in time. Nothing was disabled."
        : "it is over. All that it disabled is enabled again.";
  }

  private static String time(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
