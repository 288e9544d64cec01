package io.keyward.workflow.drill;

import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillEvent;
import io.keyward.drill.DrillState;
import io.keyward.drill.DrillStore;
import io.keyward.drill.KeyLog;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.ticket.Lease;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.Ports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a drill on, a stretch at a time: each message of the queue claims it, goes on where its
 * record ends, and gives it back where Azure needs time.
 */
public final class CarryDrill {
  private static final Logger LOG = LoggerFactory.getLogger(CarryDrill.class);

  /** Longer than one stretch and the longest call in it. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  /** Those who approved it expect it then, and not days later. */
  private static final Duration LATEST = Duration.ofHours(1);

  private static final Duration LEAST = Duration.ofSeconds(10);

  private final Ports ports;
  private final DrillStore drills;
  private final DrillDesk desk;
  private final AskedDrill asked;
  private final Working working;
  private final Clock clock;

  /**
   * What it works with.
   *
   * @param azure empty where no identity may change Azure; then nothing is carried out
   * @param holders a new name for each stretch of work
   */
  public record Working(Optional<AzureChanges> azure, KeyLog log, Supplier<String> holders) {}

  /** Works on these. */
  public CarryDrill(Ports ports, DrillDesk desk, PolicySource policies, Working working) {
    this.ports = ports;
    this.drills = ports.drills();
    this.desk = desk;
    this.asked = new AskedDrill(policies, ports.uses(), working.azure());
    this.working = working;
    this.clock = ports.clock();
  }

  /** Goes on with a drill, if there is anything to do. */
  public void carryOn(TicketId id) {
    Optional<Drill> found = drills.find(id);
    if (found.isEmpty() || !found.get().state().isLive() || found.get().state().isSettled()) {
      return;
    }
    DrillState state = found.get().state();
    if (state instanceof DrillState.Requested || state instanceof DrillState.ApprovedOnce) {
      if (desk.tell(id, new DrillEvent.Lapsed()).isEmpty()) {
        desk.comeBack(id);
      }
      return;
    }
    if (state instanceof DrillState.Waiting waiting) {
      if (clock.instant().isBefore(waiting.until())) {
        desk.comeBack(id);
        return;
      }
      if (!mayBegin(found.get(), waiting.until())) {
        return;
      }
    }
    work(id);
  }

  /** Just before the key is disabled everything that was approved must still be so. */
  private boolean mayBegin(Drill drill, Instant from) {
    if (clock.instant().isAfter(from.plus(LATEST))) {
      desk.tell(
          drill.id(),
          new DrillEvent.Stopped("It could not begin within an hour; ask for it anew."));
      return false;
    }
    AskedDrill.Radius radius = asked.radius(drill.keyUri());
    if (radius.found().isEmpty()) {
      desk.tell(drill.id(), new DrillEvent.Stopped(radius.why()));
      return false;
    }
    if (!radius.found().get().hash().equals(drill.radius().hash())) {
      desk.tell(drill.id(), new DrillEvent.RadiusChanged(radius.found().get(), asked.terms()));
      return false;
    }
    return true;
  }

  private void work(TicketId id) {
    if (working.azure().isEmpty()) {
      LOG.atError().addKeyValue("drill", id).log("Nothing may be changed: no identity for it");
      return;
    }
    Lease lease = new Lease(working.holders().get(), clock.instant().plus(LEASE));
    String holder = lease.holder();
    Optional<Drill> claimed = desk.tell(id, new DrillEvent.Claimed(holder, lease.until()));
    if (claimed.isEmpty()) {
      desk.comeBack(id);
      return;
    }
    try {
      stretch(claimed.get(), lease, working.azure().get());
    } catch (TemporarilyUnavailable e) {
      Duration again = e.retryAfter().compareTo(LEAST) > 0 ? e.retryAfter() : LEAST;
      desk.tell(id, new DrillEvent.Paused(holder, again));
    }
  }

  private void stretch(Drill drill, Lease lease, AzureChanges azure) {
    String holder = lease.holder();
    if (drill.state() instanceof DrillState.Verifying verifying) {
      new LookAtUsers(ports, desk, working.log(), azure).go(drill, holder, verifying.since());
    } else {
      new TurnVersions(desk, azure, clock, holder, lease.until()).go(drill);
    }
  }
}
