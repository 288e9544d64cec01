package io.keyward.workflow.alert;

import io.keyward.alert.Alert;
import io.keyward.alert.AlertConflict;
import io.keyward.alert.AlertEvent;
import io.keyward.alert.AlertLife;
import io.keyward.alert.AlertStore;
import io.keyward.alert.AlertStore.Waiting;
import io.keyward.alert.Breaker;
import io.keyward.alert.Channel;
import io.keyward.alert.Channels;
import io.keyward.alert.Delivery;
import io.keyward.alert.Receipt;
import io.keyward.alert.Retry;
import io.keyward.compliance.policy.AlertSettings;
import io.keyward.compliance.policy.file.PolicySource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages that wait, each at least once and those of one alert in their order on each
 * channel.
 */
public final class DeliverAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverAlerts.class);
  private static final int PAGE = 200;
  private static final int MOST = 2_000;
  private static final int ATTEMPTS = 8;

  /** Longer than any channel may take to answer. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** A trigger's work ends within 20 seconds, and the last message may take some of them. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AlertStore alerts;
  private final Channels channels;
  private final PolicySource policies;
  private final Clock clock;

  /** Works on these. */
  public DeliverAlerts(AlertStore alerts, Channels channels, PolicySource policies, Clock clock) {
    this.alerts = alerts;
    this.channels = channels;
    this.policies = policies;
    this.clock = clock;
  }

  /** Sends what waits of one alert. */
  public void deliver(String alertId) {
    send(alerts.waitingOf(alertId));
  }

  /** Sends all that is due; since when the oldest of what waited did. */
  public Optional<Instant> deliverDue() {
    List<Waiting> all = new ArrayList<>();
    String cursor = "";
    do {
      AlertStore.Part<Waiting> part = alerts.waiting(PAGE, cursor);
      all.addAll(part.items());
      cursor = part.cursor();
    } while (!cursor.isEmpty() && all.size() < MOST);
    send(all);
    return all.stream()
        .map(waiting -> waiting.message().notice().at())
        .min(Comparator.naturalOrder());
  }

  private void send(List<Waiting> all) {
    Map<String, List<Waiting>> lines = new LinkedHashMap<>();
    for (Waiting waiting : all) {
      lines
          .computeIfAbsent(waiting.alertId() + " " + waiting.channel(), it -> new ArrayList<>())
          .add(waiting);
    }
    Instant end = clock.instant().plus(PATIENCE);
    for (List<Waiting> line : lines.values()) {
      if (clock.instant().isAfter(end)) {
        return;
      }
      sendInOrder(line);
    }
  }

  /** A later message waits for the earlier ones. */
  private void sendInOrder(List<Waiting> line) {
    for (Waiting waiting : line) {
      if (!isDone(waiting)) {
        return;
      }
    }
  }

  private boolean isDone(Waiting waiting) {
    Instant now = clock.instant();
    Breaker breaker = alerts.breaker(waiting.channel());
    if (waiting.dueAt().isAfter(now) || !breaker.lets(now)) {
      return false;
    }
    Optional<Alert> alert = alerts.find(waiting.alertId());
    if (alert.isEmpty()) {
      return false;
    }
    try {
      Waiting mine = alerts.claim(waiting, now.plus(LEASE));
      Receipt receipt =
          channel(waiting.channel())
              .send(waiting.message(), alert.get().remoteId(waiting.channel()));
      note(breaker, receipt);
      return settle(mine, receipt) != Delivery.State.PENDING;
    } catch (AlertConflict e) {
      LOG.atDebug().addKeyValue("alert", waiting.alertId()).log("Another instance sends it");
      return false;
    }
  }

  private Channel channel(String name) {
    AlertSettings settings = policies.current().alerts();
    return settings
        .channel(name)
        .map(channels::of)
        .orElse(
            (message, remoteId) ->
                new Receipt.Refused("The policy describes no channel of this name."));
  }

  private void note(Breaker breaker, Receipt receipt) {
    Breaker next = breaker.after(receipt, clock.instant());
    if (!next.equals(breaker)) {
      alerts.keep(next);
    }
  }

  private Delivery.State settle(Waiting mine, Receipt receipt) throws AlertConflict {
    if (receipt instanceof Receipt.Accepted accepted) {
      AlertEvent event =
          new AlertEvent.Delivered(
              mine.channel(),
              mine.message().notice().number(),
              mine.attempts(),
              accepted.remoteId());
      return settle(mine, event, Delivery.State.DELIVERED);
    }
    int notice = mine.message().notice().number();
    boolean later = receipt instanceof Receipt.Later && !Retry.isOver(mine.attempts());
    String why =
        receipt instanceof Receipt.Later busy ? busy.why() : ((Receipt.Refused) receipt).why();
    LOG.atWarn()
        .addKeyValue("alert", mine.alertId())
        .addKeyValue("channel", mine.channel())
        .addKeyValue("attempts", mine.attempts())
        .addKeyValue("reason", why)
        .log(later ? "A message was not taken and will be sent again" : "A message is given up");
    if (later) {
      Duration wait = Retry.after(mine.attempts(), ((Receipt.Later) receipt).retryAfter());
      return settle(
          due(mine, clock.instant().plus(wait)),
          new AlertEvent.PutOff(mine.channel(), notice, mine.attempts(), why),
          Delivery.State.PENDING);
    }
    return settle(
        mine,
        new AlertEvent.Failed(mine.channel(), notice, mine.attempts(), why),
        Delivery.State.FAILED);
  }

  private static Waiting due(Waiting mine, Instant at) {
    return new Waiting(
        mine.alertId(),
        mine.channel(),
        mine.message(),
        mine.attempts(),
        at,
        mine.place(),
        mine.version());
  }

  private Delivery.State settle(Waiting mine, AlertEvent event, Delivery.State state)
      throws AlertConflict {
    AlertLife life = new AlertLife(policies.current().alerts());
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        settleOnce(life, mine, event, state);
        return state;
      } catch (AlertConflict e) {
        LOG.atDebug().addKeyValue("alert", mine.alertId()).log("Another writer was first");
      }
    }
    settleOnce(life, mine, event, state);
    return state;
  }

  private void settleOnce(AlertLife life, Waiting mine, AlertEvent event, Delivery.State state)
      throws AlertConflict {
    Alert alert = alerts.find(mine.alertId()).orElseThrow();
    alerts.settle(life.next(alert, event, clock.instant()).alert(), mine, state);
  }
}
