package io.keyward.workflow.drill;

import io.keyward.drill.Drill;
import io.keyward.drill.DrillEvent;
import io.keyward.drill.DrillLife;
import io.keyward.drill.DrillNext;
import io.keyward.drill.DrillSlot;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.AskAgain;
import io.keyward.workflow.Ports;
import io.keyward.workflow.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts events on drills, however many others do so at the same moment. */
public final class DrillDesk {
  private static final Logger LOG = LoggerFactory.getLogger(DrillDesk.class);

  /** A request may not take longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int LEAST = 6;
  private static final int MOST = 500;

  private final DrillStore drills;
  private final TicketDesk outbox;
  private final InspectionQueue queue;
  private final Clock clock;

  /** Works on these. */
  public DrillDesk(Ports ports) {
    this.drills = ports.drills();
    this.outbox = new TicketDesk(ports.tickets(), ports.queue(), ports.clock());
    this.queue = ports.queue();
    this.clock = ports.clock();
  }

  /** One try to write, on what is read anew each time. */
  interface Attempt<T> {
    T make() throws TicketConflict;
  }

  /** Tries until nobody else was first. */
  <T> T insist(Attempt<T> attempt) {
    Instant end = clock.instant().plus(PATIENCE);
    int tries = 0;
    do {
      try {
        return attempt.make();
      } catch (TicketConflict e) {
        tries++;
        letOthersGoFirst(tries);
      }
    } while (tries < LEAST || (clock.instant().isBefore(end) && tries < MOST));
    throw new TemporarilyUnavailable("too many writers on one drill", Duration.ofSeconds(1));
  }

  /** What an event did to a drill; empty where there is none. */
  Optional<DrillNext> happen(TicketId id, DrillEvent event) {
    return insist(() -> attempt(id, event));
  }

  /** The drill after an event, empty where that was not for it. */
  Optional<Drill> tell(TicketId id, DrillEvent event) {
    return happen(id, event)
        .filter(DrillNext.Moved.class::isInstance)
        .map(next -> ((DrillNext.Moved) next).drill());
  }

  private Optional<DrillNext> attempt(TicketId id, DrillEvent event) throws TicketConflict {
    Optional<Drill> found = drills.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    DrillSlot slot = drills.slot(found.get().key());
    Optional<Drill> live = slot.live().filter(it -> it.id().equals(id));
    if (live.isEmpty() && found.get().state().isLive()) {
      throw new TicketConflict("the drill ended while it was read");
    }
    Drill drill = live.orElse(found.get());
    DrillNext next = DrillLife.next(drill, event, clock.instant());
    if (next instanceof DrillNext.Moved moved) {
      save(slot, moved);
    }
    return Optional.of(next);
  }

  /** Writes a move on what was read. */
  void save(DrillSlot slot, DrillNext.Moved moved) throws TicketConflict {
    drills.save(slot, moved).forEach(outbox::handOnSoon);
    if (!moved.entries().isEmpty()) {
      LOG.atInfo()
          .addKeyValue("drill", moved.drill().id())
          .addKeyValue("state", moved.drill().state().word())
          .log("Drill moved");
    }
  }

  /** Asks for the drill to be carried on with when something must follow of where it stands. */
  void comeBack(TicketId id) {
    drills
        .find(id)
        .flatMap(drill -> DrillLife.due(drill, clock.instant()))
        .ifPresent(delay -> queue.ask(new Inspection.OfDrill(id.toString()), delay));
  }

  /** Asks for those under the key, when no instance remembers the key any more as it was. */
  void askUsers(Drill drill) {
    drill.radius().users().stream()
        .flatMap(user -> ResourceId.parse(user.id()).stream())
        .forEach(user -> queue.ask(new Inspection.OfResource(user), AskAgain.DELAY));
  }

  /** A moment by chance, so that those who collided do not do so again. */
  private static void letOthersGoFirst(int tries) {
    int most = Math.min(200, 5 * tries);
    LockSupport.parkNanos(
        Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(most)).toNanos());
  }
}
