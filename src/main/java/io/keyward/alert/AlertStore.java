package io.keyward.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The kept alerts, and the messages that are on their way. */
public interface AlertStore {

  /** A message that waits to be sent over one channel. */
  record Waiting(
      String alertId,
      String channel,
      Message message,
      int attempts,
      Instant dueAt,
      String place,
      String version) {}

  /** Some of many, in a steady order; the cursor is "" at the end. */
  record Part<T>(List<T> items, String cursor) {
    /** Copies the list. */
    public Part {
      items = List.copyOf(items);
    }
  }

  /** The id of the alert of a key. */
  String idOf(AlertKey key);

  /** One alert. */
  Optional<Alert> find(String id);

  /** All alerts on a subject, open or not. */
  List<Alert> on(String subject);

  /** Some alerts of all subjects. */
  Part<Alert> list(Predicate<Alert> which, int top, String cursor);

  /**
   * Keeps an alert in the place of the one whose version it carries, with a waiting message for
   * each delivery that begins, all or nothing.
   *
   * @throws AlertConflict when another writer was first; nothing is written
   */
  void keep(Alert alert, List<Delivery> begun) throws AlertConflict;

  /** Some messages that wait, whatever alert they are of. */
  Part<Waiting> waiting(int top, String cursor);

  /** The messages of one alert that wait, by their notices. */
  List<Waiting> waitingOf(String alertId);

  /**
   * Takes a message for oneself until a moment.
   *
   * @return the message with its new version
   * @throws AlertConflict when another took it
   */
  Waiting claim(Waiting message, Instant until) throws AlertConflict;

  /**
   * Keeps an alert and what became of one of its messages, all or nothing: a delivered one is gone,
   * a failed one is put among the dead letters, another one waits until it is due again.
   *
   * @throws AlertConflict when another writer was first; nothing is written
   */
  void settle(Alert alert, Waiting message, Delivery.State state) throws AlertConflict;

  /**
   * Has an alert's dead letters wait again, and keeps the alert.
   *
   * @return how many there were
   * @throws AlertConflict when another writer was first; then it must be tried again
   */
  int replay(Alert alert, Instant now) throws AlertConflict;

  /** What is known of a channel's failures. */
  Breaker breaker(String channel);

  /** Remembers a channel's failures. */
  void keep(Breaker breaker);
}
