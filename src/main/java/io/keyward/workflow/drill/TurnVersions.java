package io.keyward.workflow.drill;

import io.keyward.drill.Drill;
import io.keyward.drill.DrillEvent;
import io.keyward.drill.DrillState;
import io.keyward.drill.KeySwitch;
import io.keyward.drill.KeySwitch.Position;
import io.keyward.drill.VersionCall;
import io.keyward.drill.VersionCall.Stage;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import io.keyward.workflow.ticket.CarryOut;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One stretch of disabling the versions of a key, or of enabling them again.
 *
 * <p>Before a call goes out, that it is about to is written; a call that may have gone out is never
 * sent again. What became of it is read from the version.
 */
final class TurnVersions {
  /** A trigger's work ends within 20 seconds; one call may take most of it. */
  private static final Duration STRETCH = Duration.ofSeconds(8);

  /** With its token; the lease is three minutes, and a stretch ends long before this is left. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

  private final DrillDesk desk;
  private final AzureChanges azure;
  private final Clock clock;
  private final String holder;
  private final Instant end;
  private final Instant lastCall;

  /** Works until the lease ends; a call that goes out near its end may arrive after it. */
  TurnVersions(DrillDesk desk, AzureChanges azure, Clock clock, String holder, Instant leaseEnd) {
    this.desk = desk;
    this.azure = azure;
    this.clock = clock;
    this.holder = holder;
    this.end = clock.instant().plus(STRETCH);
    this.lastCall = leaseEnd.minus(LONGEST_CALL);
  }

  /** Goes on until nothing is left to do, Azure needs time, or the drill is somebody else's. */
  void go(Drill claimed) {
    Optional<Drill> drill = Optional.of(claimed);
    while (drill.isPresent()) {
      Drill now = drill.get();
      Optional<String> next =
          now.toTurn().stream()
              .filter(it -> now.calls().of(it).filter(call -> call.stage().isFinal()).isEmpty())
              .findFirst();
      if (next.isEmpty()) {
        desk.tell(now.id(), new DrillEvent.Turned(holder)).ifPresent(desk::askUsers);
        return;
      }
      if (!clock.instant().isBefore(end)) {
        pause(now, Duration.ofSeconds(1));
        return;
      }
      drill = work(now, next.get());
    }
  }

  private static boolean enables(Drill drill) {
    return drill.state() instanceof DrillState.Restoring;
  }

  private static Instant since(Drill drill) {
    return drill.state() instanceof DrillState.Restoring restoring
        ? restoring.since()
        : ((DrillState.Disabling) drill.state()).since();
  }

  /** The drill to go on with, empty where this stretch ends. */
  private Optional<Drill> work(Drill drill, String version) {
    Position position = position(drill, version);
    boolean reached = position == (enables(drill) ? Position.ENABLED : Position.DISABLED);
    Optional<VersionCall> begun = drill.calls().of(version).filter(it -> it.stage() == Stage.BEGUN);
    if (reached && mayStillBeDisabled(drill, version)) {
      return pause(drill, CarryOut.LATER);
    }
    if (reached) {
      return begun.isPresent()
          ? record(drill, version, Stage.DONE, "Read back.")
          : record(drill, version, Stage.ALREADY, "It was so before any call.");
    }
    if (begun.isPresent()) {
      return clock.instant().isBefore(begun.get().since().plus(CarryOut.UNKNOWN_PATIENCE))
          ? pause(drill, CarryOut.LATER)
          : record(drill, version, Stage.LOST, "The call went out and does not show.");
    }
    if (position == Position.MISSING) {
      Stage stage = enables(drill) && hasVersions(drill) ? Stage.GONE : Stage.REFUSED;
      return record(drill, version, stage, "Version " + version + " does not exist.");
    }
    if (position == Position.UNKNOWN && !enables(drill)) {
      return record(drill, version, Stage.REFUSED, "Version " + version + " cannot be read.");
    }
    if (isLate()) {
      return pause(drill, CarryOut.LATER);
    }
    // What cannot be read is enabled all the same on the way back: that takes nothing from anybody.
    return record(drill, version, Stage.BEGUN, "The call goes out.")
        .flatMap(it -> isLate() ? pause(it, CarryOut.LATER) : send(it, version));
  }

  /** Somebody else may have the drill soon; a process that slept must not call in its place. */
  private boolean isLate() {
    return !clock.instant().isBefore(lastCall);
  }

  /** Whether a call that disables it may be on its way yet, whatever the version reads now. */
  private boolean mayStillBeDisabled(Drill drill, String version) {
    return enables(drill)
        && drill
            .disabling()
            .of(version)
            .filter(it -> it.stage() == Stage.BEGUN)
            .filter(it -> clock.instant().isBefore(it.since().plus(CarryOut.UNKNOWN_PATIENCE)))
            .isPresent();
  }

  private Position position(Drill drill, String version) {
    return KeySwitch.in(read(drill, KeySwitch.url(drill.keyUri(), version)));
  }

  /** Versions of a deleted key do not exist either, and come back with it as they were. */
  private boolean hasVersions(Drill drill) {
    return read(drill, KeySwitch.list(drill.keyUri())) instanceof Lookup.Found<Body> list
        && !list.value().items("value").isEmpty();
  }

  /** Beyond the patience what is not read is not known. */
  private Lookup<Body> read(Drill drill, String url) {
    try {
      return azure.read(Plane.KEY_VAULT, url);
    } catch (TemporarilyUnavailable e) {
      if (clock.instant().isBefore(since(drill).plus(CarryOut.BUSY_PATIENCE))) {
        throw e;
      }
      return new Lookup.Unreadable<>("the vault does not answer");
    }
  }

  private Optional<Drill> send(Drill drill, String version) {
    Sent sent = azure.send(KeySwitch.change(drill.keyUri(), version, enables(drill)));
    if (sent instanceof Sent.Accepted) {
      return Optional.of(drill);
    }
    if (sent instanceof Sent.Refused refused) {
      return record(drill, version, Stage.REFUSED, refused.why());
    }
    return sent instanceof Sent.Busy busy
        ? putOff(drill, version, busy)
        : pause(drill, CarryOut.LATER);
  }

  private Optional<Drill> putOff(Drill drill, String version, Sent.Busy busy) {
    Instant first = drill.calls().of(version).map(VersionCall::triedSince).orElse(clock.instant());
    if (!clock.instant().isBefore(first.plus(CarryOut.BUSY_PATIENCE))) {
      return record(
          drill, version, Stage.REFUSED, "The vault was never ready: " + busy.why() + ".");
    }
    return record(drill, version, Stage.PUT_OFF, busy.why() + ".")
        .flatMap(it -> pause(it, CarryOut.atLeast(busy.retryAfter())));
  }

  private Optional<Drill> record(Drill drill, String version, Stage stage, String note) {
    Instant first = drill.calls().of(version).map(VersionCall::triedSince).orElse(clock.instant());
    VersionCall call = new VersionCall(version, stage, first, clock.instant(), note);
    return desk.tell(drill.id(), new DrillEvent.Called(holder, call));
  }

  private Optional<Drill> pause(Drill drill, Duration again) {
    desk.tell(drill.id(), new DrillEvent.Paused(holder, again));
    return Optional.empty();
  }
}
