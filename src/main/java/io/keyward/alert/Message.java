package io.keyward.alert;

import io.keyward.compliance.Severity;
import java.time.Instant;

/**
 * What a channel is to tell: one notice, with the alert as it was then.
 *
 * @param alertId the alert's id, the same in all its messages
 * @param notice the notice; its number orders the messages of one alert
 * @param count how many equal alerts it stands for
 */
public record Message(
    String alertId,
    Notice notice,
    String rule,
    Severity severity,
    String tier,
    String subject,
    String sentence,
    Radius radius,
    int count,
    Instant raisedAt) {

  /** Of an alert's delivery that begins. */
  public static Message of(Alert alert, Delivery begun) {
    Signal signal = alert.signal();
    return new Message(
        alert.id(),
        new Notice(begun.notice(), begun.kind(), begun.at()),
        signal.rule(),
        signal.severity(),
        signal.tier(),
        signal.key().subject(),
        signal.sentence(),
        signal.radius(),
        alert.count(),
        alert.dates().raisedAt());
  }

  /** The id by which a receiver knows a repeat of this message. */
  public String id() {
    return alertId + "." + notice.number();
  }

  /** Whether it tells of the end. */
  public boolean isResolved() {
    return notice.kind() == Notice.Kind.RESOLVED;
  }
}
