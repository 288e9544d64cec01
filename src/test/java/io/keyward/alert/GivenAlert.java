package io.keyward.alert;

import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An alert that things happen to, one after the other. */
final class GivenAlert {
  static final AlertKey KEY = new AlertKey("key-end", "/subscriptions/s/x", "v1");

  final AlertLife life;
  Instant now = Instant.parse("2026-11-22T06:00:00Z");
  Alert alert;
  AlertLife.Step last;
  private final List<String> heard = new ArrayList<>();

  GivenAlert(Signal first) {
    this(first, List.of());
  }

  GivenAlert(Signal first, List<String> escalateTo) {
    life =
        new AlertLife(
            new AlertSettings(
                Duration.ofHours(1),
                new AlertSettings.Escalation(Duration.ofHours(4), Severity.HIGH, escalateTo),
                List.of(),
                List.of()));
    last = life.first("s.0.0", first, now);
    alert = last.alert();
    note();
  }

  static Signal signal(String tier, Severity severity) {
    return signal(tier, severity, 1);
  }

  static Signal signal(String tier, Severity severity, int members) {
    return new Signal(
        KEY, "key-expiring", severity, tier, "It ends.", Radius.none(), members, List.of("ops"));
  }

  /** Lets it happen, a while after what happened before. */
  GivenAlert then(Duration later, AlertEvent event) {
    now = now.plus(later);
    last = life.next(alert, event, now);
    alert = last.alert();
    note();
    return this;
  }

  GivenAlert seen(Duration later, String tier) {
    return then(later, new AlertEvent.Seen(signal(tier, alert.signal().severity())));
  }

  GivenAlert cleared(Duration later) {
    return then(later, new AlertEvent.Cleared());
  }

  GivenAlert due(Duration later) {
    return then(later, new AlertEvent.Due());
  }

  private void note() {
    last.begun().forEach(it -> heard.add(it.channel() + " " + it.kind().word()));
  }

  /** All that was told, in order. */
  List<String> heard() {
    return heard;
  }
}
