package io.keyward.workflow.alert;

import io.keyward.alert.Alert;
import io.keyward.alert.AlertConflict;
import io.keyward.alert.AlertEvent;
import io.keyward.alert.AlertLife;
import io.keyward.alert.AlertStore;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.workflow.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do about an alert: react to it, or have its dead letters sent again. */
public final class DecideAlert {
  private static final Logger LOG = LoggerFactory.getLogger(DecideAlert.class);
  private static final int ATTEMPTS = 6;

  private final AlertStore alerts;
  private final AlertDesk desk;
  private final InspectionQueue queue;
  private final PolicySource policies;
  private final Clock clock;

  /** Works on these. */
  public DecideAlert(
      AlertStore alerts,
      AlertDesk desk,
      InspectionQueue queue,
      PolicySource policies,
      Clock clock) {
    this.alerts = alerts;
    this.desk = desk;
    this.queue = queue;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Notes that somebody reacts, so that it is not escalated; empty where there is no such alert.
   */
  public Optional<Alert> acknowledge(String id, Person person) {
    return desk.happen(id, new AlertEvent.Acknowledged(person.id()));
  }

  /** Sends again what could not be delivered; empty where there is no such alert. */
  public Optional<Alert> replay(String id, Person person) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Alert> kept = alerts.find(id);
      if (kept.isEmpty() || !kept.get().hasDeadLetters()) {
        return kept;
      }
      AlertLife life = new AlertLife(policies.current().alerts());
      Alert next = life.next(kept.get(), new AlertEvent.Replayed(), clock.instant()).alert();
      try {
        int count = alerts.replay(next, clock.instant());
        queue.ask(new Inspection.OfAlert(id), Duration.ZERO);
        LOG.atInfo()
            .addKeyValue("alert", id)
            .addKeyValue("messages", count)
            .addKeyValue("by", person.id())
            .log("Dead letters are sent again");
        return Optional.of(next);
      } catch (AlertConflict e) {
        LOG.atDebug().addKeyValue("alert", id).log("Another writer was first");
      }
    }
    throw new TemporarilyUnavailable("too many writers on one alert", Duration.ofSeconds(1));
  }
}
