package io.keyward.alert;

import io.keyward.alert.Delivery.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What becomes of an alert's deliveries. */
final class Deliveries {
  private Deliveries() {}

  static Alert after(Alert alert, AlertEvent event, Instant now) {
    if (event instanceof AlertEvent.Delivered it) {
      return moved(
          alert,
          it.channel(),
          it.notice(),
          old -> old.now(State.DELIVERED, now, it.attempts(), it.remoteId()));
    }
    if (event instanceof AlertEvent.PutOff it) {
      return moved(
          alert,
          it.channel(),
          it.notice(),
          old -> old.now(State.PENDING, now, it.attempts(), it.why()));
    }
    if (event instanceof AlertEvent.Failed it) {
      return moved(
          alert,
          it.channel(),
          it.notice(),
          old -> old.now(State.FAILED, now, it.attempts(), it.why()));
    }
    return event instanceof AlertEvent.Replayed ? replayed(alert, now) : alert;
  }

  private interface Move {
    Delivery of(Delivery old);
  }

  private static Alert moved(Alert alert, String channel, int notice, Move move) {
    List<Delivery> all = new ArrayList<>(alert.deliveries());
    all.replaceAll(it -> it.isOf(channel, notice) ? move.of(it) : it);
    return alert.sending(all);
  }

  private static Alert replayed(Alert alert, Instant now) {
    List<Delivery> all = new ArrayList<>(alert.deliveries());
    all.replaceAll(it -> it.state() == State.FAILED ? it.now(State.PENDING, now, 0, "") : it);
    return alert.sending(all);
  }

  /** The channels that heard of it, or will, since they last heard of its end. */
  static List<String> heard(Alert alert) {
    Set<String> open = new LinkedHashSet<>();
    for (Delivery delivery : alert.deliveries()) {
      if (delivery.kind() == Notice.Kind.RESOLVED) {
        open.remove(delivery.channel());
      } else {
        open.add(delivery.channel());
      }
    }
    return List.copyOf(open);
  }
}
