package io.keyward.workflow.alert;

import io.keyward.alert.Alert;
import io.keyward.alert.AlertConflict;
import io.keyward.alert.AlertEvent;
import io.keyward.alert.AlertLife;
import io.keyward.alert.AlertStore;
import io.keyward.alert.Signal;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.workflow.Ports;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves alerts. What is so now is compared with the alerts that are kept, so that an observation
 * may be repeated, or made by two at once, and nothing is told twice.
 */
public final class AlertDesk {
  private static final Logger LOG = LoggerFactory.getLogger(AlertDesk.class);
  private static final int ATTEMPTS = 6;

  /** A message can wait for seven days at most (Azure Queue Storage, read 2026-11-21). */
  private static final Duration LONGEST_WAIT = Duration.ofDays(6);

  private final AlertStore alerts;
  private final InspectionQueue queue;
  private final PolicySource policies;
  private final Clock clock;

  /** Works on these ports under whatever policy is in force. */
  public AlertDesk(Ports ports, PolicySource policies) {
    this(ports.alerts(), ports.queue(), policies, ports.clock());
  }

  AlertDesk(AlertStore alerts, InspectionQueue queue, PolicySource policies, Clock clock) {
    this.alerts = alerts;
    this.queue = queue;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Takes what is so of a subject now; an open alert on it that is not so any more ends.
   *
   * @param decided the families that were looked at; alerts of others stay as they are
   */
  void observe(String subject, List<Signal> signals, Predicate<String> decided) {
    Map<String, Alert> kept = new HashMap<>();
    alerts.on(subject).forEach(alert -> kept.put(alert.id(), alert));
    for (Signal signal : signals) {
      String id = alerts.idOf(signal.key());
      move(id, Optional.ofNullable(kept.remove(id)), new AlertEvent.Seen(signal));
    }
    kept.values().stream()
        .filter(Alert::isOpen)
        .filter(alert -> decided.test(alert.signal().key().family()))
        .forEach(it -> move(it.id(), Optional.of(it), new AlertEvent.Cleared()));
  }

  /** Takes one thing that is so now, whatever else is so of its subject. */
  public void see(Signal signal) {
    String id = alerts.idOf(signal.key());
    move(id, alerts.find(id), new AlertEvent.Seen(signal));
  }

  /** Takes that one thing is over; where nobody was told of it, nobody is. */
  public void end(Signal last) {
    happen(alerts.idOf(last.key()), new AlertEvent.Ended(last));
  }

  /** Lets something happen to an alert; empty where there is none. */
  Optional<Alert> happen(String id, AlertEvent event) {
    Optional<Alert> kept = alerts.find(id);
    return kept.isEmpty() ? kept : Optional.of(move(id, kept, event));
  }

  private Alert move(String id, Optional<Alert> read, AlertEvent event) {
    Optional<Alert> kept = read;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return write(step(id, kept, event), event);
      } catch (AlertConflict e) {
        kept = alerts.find(id);
      }
    }
    throw new TemporarilyUnavailable("too many writers on one alert", Duration.ofSeconds(1));
  }

  private AlertLife.Step step(String id, Optional<Alert> kept, AlertEvent event) {
    AlertLife life = new AlertLife(policies.current().alerts());
    return kept.map(alert -> life.next(alert, event, clock.instant()))
        .orElseGet(() -> life.first(id, ((AlertEvent.Seen) event).signal(), clock.instant()));
  }

  /**
   * The promise to look again is stored before the alert, so that a crash between loses nothing.
   */
  private Alert write(AlertLife.Step step, AlertEvent event) throws AlertConflict {
    boolean asks = step.changed() || event instanceof AlertEvent.Due;
    if (asks && !step.lookAgainIn().isZero()) {
      ask(step.alert().id(), step.lookAgainIn());
    }
    if (step.changed()) {
      alerts.keep(step.alert(), step.begun());
      LOG.atInfo()
          .addKeyValue("alert", step.alert().id())
          .addKeyValue("rule", step.alert().signal().rule())
          .addKeyValue("messages", step.begun().size())
          .log("Alert moved");
    }
    if (!step.begun().isEmpty()) {
      sendSoon(step.alert().id());
    }
    return step.alert();
  }

  private void sendSoon(String id) {
    try {
      ask(id, Duration.ZERO);
    } catch (TemporarilyUnavailable e) {
      LOG.atWarn().addKeyValue("alert", id).log("The outbox's timer sends it");
    }
  }

  private void ask(String id, Duration delay) {
    queue.ask(new Inspection.OfAlert(id), delay.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : delay);
  }
}
