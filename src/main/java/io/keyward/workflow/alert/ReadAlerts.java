package io.keyward.workflow.alert;

import io.keyward.alert.Alert;
import io.keyward.alert.AlertStore;
import java.util.Optional;

/** Reads alerts, for those who only look. */
public final class ReadAlerts {
  private final AlertStore alerts;

  /** Reads from this store. */
  public ReadAlerts(AlertStore alerts) {
    this.alerts = alerts;
  }

  /**
   * Which alerts are asked for.
   *
   * @param state {@code open}, {@code resolved}, {@code undelivered}, or "" for all
   * @param severity its word, "" for all
   */
  public record Wish(String state, String severity) {
    boolean takes(Alert alert) {
      boolean stands =
          switch (state) {
            case "open" -> alert.isOpen();
            case "resolved" -> !alert.isOpen();
            case "undelivered" -> alert.hasDeadLetters();
            default -> true;
          };
      return stands && (severity.isEmpty() || alert.signal().severity().word().equals(severity));
    }
  }

  /** One page. */
  public AlertStore.Part<Alert> page(Wish wish, int top, String cursor) {
    return alerts.list(wish::takes, top, cursor);
  }

  /** One alert. */
  public Optional<Alert> one(String id) {
    return alerts.find(id);
  }
}
