package io.keyward.workflow.inspect;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Judgements;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.Waivers;
import io.keyward.compliance.Writers;
import io.keyward.compliance.assess.AppliedWaivers;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.Surroundings;
import io.keyward.kpi.meter.EventMeter;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Slot;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import io.keyward.workflow.AskAgain;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Ports;
import io.keyward.workflow.alert.RaiseAlerts;
import io.keyward.workflow.judge.JudgeSubject;
import io.keyward.workflow.judge.JudgedEvent;
import io.keyward.workflow.judge.KeepJudgement;
import io.keyward.workflow.judge.Remedies;
import io.keyward.workflow.ticket.LiveTicket;
import io.keyward.workflow.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one AI resource now, judges it, keeps the judgement and moves its ticket. */
public final class InspectResource {
  private static final TicketEvent UNUSED =
      new TicketEvent.NotRequired("No AI resource uses it any more.");
  private static final Logger LOG = LoggerFactory.getLogger(InspectResource.class);
  private static final int ATTEMPTS = 6;

  /** No attempt begins later: a trigger's work ends within 20 seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Between two attempts at most. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration PENDING_RECHECK = Duration.ofMinutes(5);

  private static final int MOST_AUTHORS = 50;

  private final Surroundings surroundings;
  private final Remedies remedies;
  private final TicketDesk desk;
  private final JudgeSubject judge;
  private final KeyUses uses;
  private final AskAgain again;
  private final PolicySource policies;
  private final Judgements judgements;
  private final Waivers waivers;
  private final Writers writersOfUnjudged;
  private final TicketStore tickets;
  private final InspectionQueue queue;
  private final KeepJudgement keeping;
  private final RaiseAlerts raise;
  private final DrillNote drills;
  private final Clock clock;
  private final EventMeter meter;

  /** Works on these ports under whatever policy is in force; verdicts are counted there. */
  public InspectResource(
      Ports ports, Assessor assessor, PolicySource policies, Remedies remedies, EventMeter meter) {
    this.meter = meter;
    this.remedies = remedies;
    this.desk = new TicketDesk(ports.tickets(), ports.queue(), ports.clock());
    this.surroundings = ports.surroundings();
    this.judge = new JudgeSubject(ports, assessor);
    this.uses = ports.uses();
    this.again = new AskAgain(ports.queue(), ports.clock());
    this.policies = policies;
    this.judgements = ports.judgements();
    this.waivers = ports.waivers();
    this.writersOfUnjudged = ports.writers();
    this.tickets = ports.tickets();
    this.queue = ports.queue();
    this.keeping = new KeepJudgement(ports);
    this.drills = new DrillNote(ports.drills());
    this.raise = new RaiseAlerts(ports, policies);
    this.clock = ports.clock();
  }

  /**
   * Inspects the AI resource or used vault at or above this id, or the key of this id.
   *
   * @throws TemporarilyUnavailable when it must be tried again; then nothing is lost by doing so
   */
  public void inspect(ResourceId id, Asked asked) {
    inspect(id, asked, Set.of());
  }

  /**
   * The same because of a change.
   *
   * @param authors ids and names of those who made it
   */
  public void inspect(ResourceId id, Asked asked, Set<String> authors) {
    judge.subjectOf(id).ifPresent(it -> inspectSubject(it, asked, authors));
  }

  private void inspectSubject(ResourceId id, Asked asked, Set<String> authors) {
    Instant begin = clock.instant();
    Instant end = begin.plus(PATIENCE);
    for (int attempt = 1; attempt <= ATTEMPTS && !clock.instant().isAfter(end); attempt++) {
      try {
        attempt(id, asked, authors);
        return;
      } catch (TicketConflict | JudgementConflict e) {
        LOG.atDebug().addKeyValue("resource", id.key()).log("Another writer was first");
        letOthersGoFirst(Duration.between(begin, clock.instant()));
      }
    }
    throw new TemporarilyUnavailable("too many writers on one ticket", Duration.ofSeconds(1));
  }

  /**
   * A moment by chance, the longer the longer it took so far, so that those who collided do not do
   * so again: each attempt costs a read of Azure.
   */
  private static void letOthersGoFirst(Duration soFar) {
    long most = Math.min(LONGEST_PAUSE.toNanos(), soFar.toNanos());
    if (most > 0) {
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }
  }

  /** What is kept is read before the resource, so that a judgement on older facts cannot win. */
  private void attempt(ResourceId id, Asked asked, Set<String> authors)
      throws TicketConflict, JudgementConflict {
    Policy policy = policies.current();
    Slot slot = tickets.slot(id);
    LiveTicket live = new LiveTicket(slot);
    Optional<Judgement> before = judgements.find(id);
    if (!judge.isWanted(id, policy)) {
      leave(slot, UNUSED, asked, before, policy);
      return;
    }
    if (live.isVerifying()) {
      surroundings.forgetAll();
    }
    AppliedWaivers accepted = new AppliedWaivers(waivers.of(id.subscription()), clock.instant());
    Lookup<Resource> read = judge.read(id);
    if (read instanceof Lookup.Missing<Resource> && !judge.isMissed(id)) {
      leave(slot, live.gone(judgements), asked, before, policy);
      uses.keep(KeyUses.Use.none(id));
      return;
    }
    JudgeSubject.Judged judged = drills.on(id, judge.judge(id, read, policy));
    Assessment assessment = accepted.on(judged.assessment());
    Writers.Noted noted = writersBefore(id, before);
    Set<String> writers = authors(assessment, before, noted.after(authors));
    boolean settling = live.isSettling(clock.instant(), policy.settlingWindow());
    TicketEvent event = new JudgedEvent(remedies, judged, settling).of(assessment, writers, policy);
    Duration unclearFor = move(slot, live.seen(event, accepted, writers), asked, policy);
    Duration wait = untilLookedAtAgain(assessment, unclearFor, policy);
    raise.judged(id, assessment, judged.more(), policy);
    KeepJudgement.Kept kept = new KeepJudgement.Kept(assessment, judged.more(), writers);
    keeping.keep(kept, before, keeping.recheckAt(id, wait, before, asked));
    meter.verdict(assessment.verdict());
    writersOfUnjudged.forget(noted);
    judged.use().ifPresent(this::remember);
  }

  /** It is judged no more. */
  private void leave(
      Slot slot, TicketEvent event, Asked asked, Optional<Judgement> before, Policy policy)
      throws TicketConflict, JudgementConflict {
    move(slot, event, asked, policy);
    raise.gone(slot.subject(), policy);
    keeping.forget(slot.subject(), before);
  }

  /** A new user of a key concerns its vault and the others under that key. */
  private void remember(KeyUses.Use use) {
    if (uses.keep(use)) {
      use.on().stream()
          .flatMap(id -> ResourceId.parse(id).stream())
          .filter(id -> ResourceKind.ofType(id.type()).filter(JudgeSubject::isVault).isPresent())
          .forEach(again::soon);
      uses.of(use.key()).stream()
          .map(KeyUses.Use::user)
          .filter(user -> !user.equals(use.user()))
          .forEach(again::soon);
    }
  }

  private Duration untilLookedAtAgain(Assessment assessment, Duration unclearFor, Policy policy) {
    Duration wait = assessment.verdict() == Verdict.PENDING ? PENDING_RECHECK : unclearFor;
    return wait.isZero() ? untilWaiversChange(assessment, policy) : wait;
  }

  private Duration untilWaiversChange(Assessment assessment, Policy policy) {
    return JudgedEvent.untilNextOf(
        assessment.waivers(), policy.tickets().waivers().remindBefore(), clock.instant());
  }

  /** Who wrote a key or vault that nobody watched; whatever is watched is judged at each write. */
  private Writers.Noted writersBefore(ResourceId id, Optional<Judgement> before) {
    return ResourceKind.ofAi(id) || before.isPresent()
        ? Writers.Noted.nobody(id)
        : writersOfUnjudged.of(id);
  }

  /** Those who wrote it since it was compliant; more than a few dozen tell no more. */
  private static Set<String> authors(
      Assessment assessment, Optional<Judgement> before, Set<String> now) {
    boolean clean =
        assessment.verdict() == Verdict.COMPLIANT || assessment.verdict() == Verdict.NOT_SUPPORTED;
    if (clean) {
      return Set.of();
    }
    return Stream.concat(
            now.stream(), before.stream().flatMap(judgement -> judgement.authors().stream()))
        .distinct()
        .limit(MOST_AUTHORS)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The promise to look again is stored before the ticket, so that a crash between loses nothing.
   *
   * @return after what time a ticket that could not be decided now must be looked at again; zero
   *     for all others
   */
  private Duration move(Slot slot, TicketEvent event, Asked asked, Policy policy)
      throws TicketConflict {
    Lifecycle lifecycle =
        new Lifecycle(policy.settlingWindow(), policy.tickets().waivers().remindBefore());
    Instant now = clock.instant();
    Next next =
        slot.live()
            .map(ticket -> lifecycle.next(ticket, event, now))
            .orElseGet(() -> lifecycle.first(slot, event, now));
    if (event instanceof TicketEvent.FoundUnclear && !(next instanceof Next.Moved)) {
      return next.lookAgainIn();
    }
    boolean first = next instanceof Next.Moved opened && opened.isFirst();
    if (!next.lookAgainIn().isZero() && (first || asked == Asked.BY_MESSAGE)) {
      queue.ask(new Inspection.OfResource(slot.subject()), next.lookAgainIn());
    }
    if (next instanceof Next.Moved moved) {
      desk.save(slot, moved);
    }
    return Duration.ZERO;
  }
}
