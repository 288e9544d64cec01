package io.keyward.functions.api;

import io.keyward.alert.Alert;
import io.keyward.alert.Delivery;
import io.keyward.alert.Signal;
import io.keyward.inventory.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert as the API shows it. */
final class AlertDocument {
  private AlertDocument() {}

  static Map<String, @Nullable Object> of(Alert alert) {
    Signal signal = alert.signal();
    return new Document()
        .text("id", alert.id())
        .text("rule", signal.rule())
        .text("subject", signal.key().subject())
        .text("severity", signal.severity().word())
        .text("tier", signal.tier())
        .text("message", signal.sentence())
        .value(
            "blastRadius",
            new Document()
                .value("count", signal.radius().count())
                .list("first", signal.radius().named())
                .map())
        .text("raisedAt", alert.dates().raisedAt().toString())
        .text("resolvedAt", alert.isOpen() ? "" : alert.dates().resolvedAt().toString())
        .value("count", alert.count())
        .text("acknowledgedBy", alert.told().acknowledgedBy())
        .value("escalated", alert.told().escalated())
        .list("deliveries", alert.deliveries().stream().map(AlertDocument::of).toList())
        .map();
  }

  private static Map<String, @Nullable Object> of(Delivery delivery) {
    return new Document()
        .text("channel", delivery.channel())
        .text("state", delivery.state().word())
        .text("at", delivery.at().toString())
        .text("notice", delivery.kind().word())
        .value("number", delivery.notice())
        .value("attempts", delivery.attempts())
        .text("detail", delivery.detail())
        .map();
  }
}
