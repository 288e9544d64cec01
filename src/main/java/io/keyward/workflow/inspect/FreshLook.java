package io.keyward.workflow.inspect;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.assess.AppliedWaivers;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.Plan;
import io.keyward.ticket.Approval;
import io.keyward.ticket.Remedy;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Ports;
import io.keyward.workflow.judge.JudgeSubject;
import io.keyward.workflow.judge.Remedies;
import io.keyward.workflow.ticket.ClaimedTickets;
import io.keyward.workflow.ticket.PreFlight;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Looks at a subject once more before its plan is begun, past everything that is remembered. */
public final class FreshLook implements PreFlight {
  /** How long a plan that was approved may wait for its subject to be read. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Ports ports;
  private final JudgeSubject judge;
  private final PolicySource policies;
  private final Remedies remedies;
  private final ClaimedTickets claims;
  private final InspectResource inspect;

  /** Works on these. */
  public FreshLook(
      Ports ports,
      PolicySource policies,
      Remedies remedies,
      ClaimedTickets claims,
      InspectResource inspect) {
    this.ports = ports;
    this.judge = new JudgeSubject(ports, new Assessor(Rules.ofResources()));
    this.policies = policies;
    this.remedies = remedies;
    this.claims = claims;
    this.inspect = inspect;
  }

  @Override
  public boolean isStale(Ticket ticket, String holder) {
    Remedy fresh = offerInTime(ticket);
    Optional<String> why = whyStale(ticket, fresh);
    why.ifPresent(
        sentence -> {
          claims.tell(ticket.id(), new TicketEvent.WentStale(holder, fresh, sentence));
          inspect.inspect(ticket.subject(), Asked.BY_MESSAGE);
        });
    return why.isPresent();
  }

  private Optional<String> whyStale(Ticket ticket, Remedy fresh) {
    if (!fresh.plan().isExecutable()) {
      return Optional.of("There is no plan to apply any more. " + fresh.plan().note());
    }
    if (!fresh.plan().hash().equals(ticket.remedy().plan().hash())) {
      return Optional.of(
          "The resource is not as it was when the plan was approved; the plan is a fresh one.");
    }
    if (isApprovedByAuthor(ticket)) {
      return Optional.of("Who approved it wrote the resource; somebody else must approve it.");
    }
    return fresh.needed() <= ticket.remedy().approvals().size()
        ? Optional.empty()
        : Optional.of("More people must approve it now: " + fresh.needed() + ".");
  }

  /** Who wrote it may have become known after the ticket was taken to be carried out. */
  private boolean isApprovedByAuthor(Ticket ticket) {
    Set<String> authors =
        ports.judgements().find(ticket.subject()).map(Judgement::authors).orElse(Set.of());
    return ticket.remedy().approvals().stream()
        .anyMatch(it -> it.isOf(authors) || it.isOf(ticket.authors()));
  }

  /** An approval is not good for ever: the state that it was given for can no longer be seen. */
  private boolean isOld(Ticket ticket) {
    Instant now = ports.clock().instant();
    return ticket.remedy().approvals().stream()
        .map(Approval::at)
        .allMatch(at -> at.plus(PATIENCE).isBefore(now));
  }

  private Remedy offerInTime(Ticket ticket) {
    try {
      return offer(ticket);
    } catch (TemporarilyUnavailable e) {
      if (isOld(ticket)) {
        return unread(ticket);
      }
      throw e;
    }
  }

  private static Remedy unread(Ticket ticket) {
    return Remedy.of(
        Plan.none("The resource cannot be read, so that nothing may be changed."),
        ticket.remedy().needed());
  }

  private Remedy offer(Ticket ticket) {
    ResourceId subject = ticket.subject();
    ports.surroundings().forgetAll();
    Lookup<Resource> read = judge.read(subject);
    Policy policy = policies.current();
    if (read instanceof Lookup.Unreadable<Resource>) {
      throw new TemporarilyUnavailable("the subject cannot be read", Duration.ofMinutes(1));
    }
    if (read instanceof Lookup.Missing<Resource>) {
      return Remedy.of(Plan.none("The resource is gone."), ticket.remedy().needed());
    }
    JudgeSubject.Judged judged = judge.judge(subject, read, policy);
    Assessment assessment =
        new AppliedWaivers(ports.waivers().of(subject.subscription()), ports.clock().instant())
            .on(judged.assessment());
    return remedies.offer(judged, assessment, policy);
  }
}
