package io.keyward.workflow.waiver;

import io.keyward.compliance.Waiver;
import io.keyward.workflow.Person;
import java.time.Clock;
import java.util.Optional;

/** Accepts a waiver that somebody else asked for. */
public final class ApproveWaiver {
  private final WaiverDesk desk;
  private final Clock clock;

  /** Works at this desk. */
  public ApproveWaiver(WaiverDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Accepts it now. */
  public WaiverDecision approve(String id, Person person) {
    return desk.decide(id, kept -> choose(kept, person));
  }

  private WaiverDecision choose(Optional<Waiver> kept, Person person) {
    if (kept.isEmpty()) {
      return new WaiverDecision.Unknown();
    }
    return switch (kept.get().stateAt(clock.instant())) {
      case APPROVED -> new WaiverDecision.Made(kept.get());
      case REVOKED -> new WaiverDecision.Refused("This waiver was revoked.");
      case ENDED -> new WaiverDecision.Refused("This waiver has ended.");
      case REQUESTED ->
          kept.get().requested().by().equalsIgnoreCase(person.id())
                  || !person.securityAdmin()
                  || desk.isAuthor(kept.get().scope(), person)
              ? new WaiverDecision.Refused(
                  "A waiver is approved by a security admin who did not ask for it.")
              : new WaiverDecision.Made(kept.get().approvedBy(desk.signature(person)));
    };
  }
}
