package io.keyward.workflow.waiver;

import io.keyward.compliance.Waiver;
import io.keyward.compliance.WaiverConflict;
import io.keyward.compliance.WaiverScope;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Person;
import io.keyward.workflow.Ports;
import io.keyward.workflow.inspect.InspectResource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is decided on waivers, and has what they cover judged again. */
public final class WaiverDesk {
  private static final Logger LOG = LoggerFactory.getLogger(WaiverDesk.class);
  private static final int ATTEMPTS = 5;
  private static final int PAGE = 500;

  /** Longer than the write takes that follows the promise. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Ports ports;
  private final InspectResource inspect;

  /** Works on these. */
  public WaiverDesk(Ports ports, InspectResource inspect) {
    this.ports = ports;
    this.inspect = inspect;
  }

  /** A signature of now. */
  Waiver.Signature signature(Person person) {
    return new Waiver.Signature(person.id(), ports.clock().instant());
  }

  /** Whether this person wrote what a live ticket on a covered resource is about. */
  boolean isAuthor(WaiverScope scope, Person person) {
    String cursor = "";
    do {
      TicketQuery query =
          new TicketQuery("", "", scope.whole() ? "" : ResourceId.of(scope.armId()).toString());
      Page<Ticket> page = ports.tickets().list(query, PAGE, cursor);
      boolean author =
          page.items().stream()
              .filter(ticket -> ticket.state().isLive() && person.actor().isAmong(ticket.authors()))
              .anyMatch(ticket -> scope.covers(ticket.subject()));
      if (author) {
        return true;
      }
      cursor = page.cursor();
    } while (!cursor.isEmpty());
    return false;
  }

  /** Decides on what is kept under an id; a waiver that differs from it is written. */
  WaiverDecision decide(String id, Function<Optional<Waiver>, WaiverDecision> choice) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Waiver> kept = ports.waivers().find(id);
      WaiverDecision decision = choice.apply(kept);
      if (!(decision instanceof WaiverDecision.Made made)
          || kept.filter(made.waiver()::equals).isPresent()) {
        return decision;
      }
      try {
        write(made.waiver());
        return decision;
      } catch (WaiverConflict e) {
        LOG.atDebug().addKeyValue("waiver", id).log("Another writer was first");
      }
    }
    throw new TemporarilyUnavailable("too many writers on one waiver", Duration.ofSeconds(1));
  }

  /**
   * The promise to look again is stored before the waiver, so that a crash between loses little.
   */
  private void write(Waiver waiver) throws WaiverConflict {
    boolean changesVerdicts = waiver.approved() != null;
    if (changesVerdicts) {
      ports.queue().ask(inspection(waiver), SOON);
    }
    ports.waivers().keep(waiver);
    LOG.atInfo()
        .addKeyValue("waiver", waiver.id())
        .addKeyValue("state", waiver.stateAt(ports.clock().instant()).word())
        .log("Waiver kept");
    if (changesVerdicts && !waiver.scope().whole()) {
      lookNow(ResourceId.of(waiver.scope().armId()));
    }
  }

  private static Inspection inspection(Waiver waiver) {
    return waiver.scope().whole()
        ? new Inspection.OfSubscription(waiver.scope().subscription())
        : new Inspection.OfResource(ResourceId.of(waiver.scope().armId()));
  }

  private void lookNow(ResourceId subject) {
    try {
      inspect.inspect(subject, Asked.BY_EVENT);
    } catch (TemporarilyUnavailable e) {
      LOG.atDebug().addKeyValue("resource", subject.key()).log("The promised look will do it");
    }
  }
}
