package io.keyward.workflow.waiver;

import io.keyward.compliance.Waiver;
import io.keyward.workflow.Person;
import java.time.Clock;
import java.util.Optional;

/** Takes a waiver back; what it covered is open again at once. */
public final class RevokeWaiver {
  private final WaiverDesk desk;
  private final Clock clock;

  /** Works at this desk. */
  public RevokeWaiver(WaiverDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Takes it back now. */
  public WaiverDecision revoke(String id, Person person) {
    return desk.decide(id, kept -> choose(kept, person));
  }

  private WaiverDecision choose(Optional<Waiver> kept, Person person) {
    if (kept.isEmpty()) {
      return new WaiverDecision.Unknown();
    }
    return switch (kept.get().stateAt(clock.instant())) {
      case REVOKED -> new WaiverDecision.Made(kept.get());
      case ENDED -> new WaiverDecision.Refused("This waiver has ended.");
      case REQUESTED, APPROVED ->
          new WaiverDecision.Made(kept.get().revokedBy(desk.signature(person)));
    };
  }
}
