package io.keyward.workflow.inspect;

import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.Asked;
import io.keyward.workflow.alert.TendAlert;
import io.keyward.workflow.drill.CarryDrill;
import io.keyward.workflow.drill.WatchDrills;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a message of the work queue asks for. */
public final class DoInspection {
  private static final Logger LOG = LoggerFactory.getLogger(DoInspection.class);
  private static final Duration LEAST_WAIT = Duration.ofSeconds(30);

  private final InspectResource resource;
  private final SweepSubscription subscription;
  private final SweepVault vault;
  private final Carrying carrying;
  private final TendAlert alert;
  private final Turns turns;

  /** What is carried on with, a stretch at a time, and what is told of it. */
  public record Carrying(ExecuteTicket tickets, CarryDrill drills, WatchDrills news) {}

  /** Hands each kind of message to one of these. */
  public DoInspection(
      InspectResource resource,
      SweepSubscription subscription,
      SweepVault vault,
      Carrying carrying,
      TendAlert alert,
      Turns turns) {
    this.resource = resource;
    this.subscription = subscription;
    this.vault = vault;
    this.carrying = carrying;
    this.alert = alert;
    this.turns = turns;
  }

  /**
   * Does it now, or asks for it again later where Azure is busy: a message must not run out of
   * tries and end in the poison queue because of somebody else's outage.
   */
  public void perform(Inspection inspection) {
    try {
      now(inspection);
    } catch (TemporarilyUnavailable e) {
      Duration least = e.retryAfter().compareTo(LEAST_WAIT) > 0 ? e.retryAfter() : LEAST_WAIT;
      Duration wait = turns.ask(inspection, least);
      LOG.atWarn()
          .addKeyValue("inspection", inspection.toText())
          .addKeyValue("waitSeconds", wait.toSeconds())
          .addKeyValue("reason", e.getMessage())
          .log("Inspection put off");
    }
  }

  private void now(Inspection inspection) {
    if (inspection instanceof Inspection.OfResource it) {
      resource.inspect(it.id(), Asked.BY_MESSAGE, it.authors());
    } else if (inspection instanceof Inspection.OfSubscription it) {
      subscription.sweep(it.subscriptionId());
    } else if (inspection instanceof Inspection.OfVault it) {
      vault.sweep(it.id());
    } else if (inspection instanceof Inspection.OfTicket it) {
      TicketId.parse(it.id()).ifPresent(carrying.tickets()::carryOn);
    } else if (inspection instanceof Inspection.OfDrill it) {
      TicketId.parse(it.id()).ifPresent(carrying.drills()::carryOn);
    } else if (inspection instanceof Inspection.OfDrillNews it) {
      TicketId.parse(it.id()).ifPresent(carrying.news()::tell);
    } else if (inspection instanceof Inspection.OfAlert it) {
      alert.tend(it.id());
    }
  }
}
