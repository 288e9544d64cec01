package io.keyward.workflow.waiver;

import io.keyward.compliance.Waiver;
import io.keyward.compliance.assess.WaiverDraft;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.workflow.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Asks for a waiver; the same request by a second person who may accept it accepts it. */
public final class RequestWaiver {
  private final WaiverDesk desk;
  private final PolicySource policies;
  private final Clock clock;

  /** Works at this desk, within the bounds of the policy in force. */
  public RequestWaiver(WaiverDesk desk, PolicySource policies, Clock clock) {
    this.desk = desk;
    this.policies = policies;
    this.clock = clock;
  }

  /** Asks now. */
  public WaiverDecision request(WaiverDraft draft, Person person) {
    Instant now = clock.instant();
    String problem = draft.problem(now, policies.current().tickets().waivers());
    if (!problem.isEmpty()) {
      return new WaiverDecision.Invalid(problem);
    }
    Waiver asked = draft.by(desk.signature(person));
    return desk.decide(asked.id(), kept -> choose(asked, kept, person));
  }

  private WaiverDecision choose(Waiver asked, Optional<Waiver> kept, Person person) {
    if (kept.isEmpty()) {
      return new WaiverDecision.Made(asked);
    }
    Waiver.State state = kept.get().stateAt(clock.instant());
    if (state == Waiver.State.REVOKED) {
      return new WaiverDecision.Refused(
          "This waiver was revoked and stays so; ask for one with another reason or end.");
    }
    boolean second =
        !kept.get().requested().by().equalsIgnoreCase(person.id())
            && !desk.isAuthor(kept.get().scope(), person);
    return state == Waiver.State.REQUESTED && second && person.securityAdmin()
        ? new WaiverDecision.Made(kept.get().approvedBy(desk.signature(person)))
        : new WaiverDecision.Made(kept.get());
  }
}
