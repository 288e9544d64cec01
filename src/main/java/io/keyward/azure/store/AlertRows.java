package io.keyward.azure.store;

import io.keyward.alert.Alert;
import io.keyward.alert.AlertKey;
import io.keyward.alert.AlertStore.Waiting;
import io.keyward.alert.Delivery;
import io.keyward.alert.Message;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.form.AlertForm;
import io.keyward.azure.store.form.Rows;
import io.keyward.json.BadJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where alerts and their messages are: in the partition of the subject's subscription, under a
 * digest of the subject and one of the key.
 */
final class AlertRows {
  private static final Pattern ID =
      Pattern.compile("([a-z0-9-]{1,64})\\.([0-9a-f]{32})\\.([0-9a-f]{32})");
  private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)(/.*)?");
  private static final int DIGITS = 8;

  private AlertRows() {}

  /** The parts of an alert's id. */
  record Place(String partition, String row) {
    static Optional<Place> of(String id) {
      Matcher match = ID.matcher(id);
      return match.matches()
          ? Optional.of(new Place(match.group(1), match.group(2) + "-" + match.group(3)))
          : Optional.empty();
    }
  }

  static String id(AlertKey key) {
    String subject = key.subject().toLowerCase(Locale.ROOT);
    return String.join(
        ".",
        partition(subject),
        Rows.digest(subject),
        Rows.digest(key.family() + "\n" + subject + "\n" + key.episode()));
  }

  static String partition(String subject) {
    Matcher match = SUBSCRIPTION.matcher(subject);
    return Rows.partition(match.matches() ? match.group(1) : subject);
  }

  static EntityTable.Range on(String subject) {
    return EntityTable.Range.prefix(
        Rows.ALERT + Rows.digest(subject.toLowerCase(Locale.ROOT)) + "-");
  }

  static Entity row(Alert alert) {
    Place place = Place.of(alert.id()).orElseThrow();
    return Entity.fresh(
            place.partition(), Rows.ALERT + place.row(), Rows.chunks(AlertForm.write(alert)))
        .at(alert.version());
  }

  static Entity row(Alert alert, Delivery begun) {
    Place place = Place.of(alert.id()).orElseThrow();
    String row =
        String.join(
            "-", Rows.NOTICE + place.row(), Rows.numbered(begun.notice(), DIGITS), begun.channel());
    return Entity.fresh(
        place.partition(),
        row,
        properties(Message.of(alert, begun), begun.channel(), 0, begun.at()));
  }

  private static Map<String, Object> properties(
      Message message, String channel, int attempts, Instant dueAt) {
    Map<String, Object> properties = new HashMap<>(Rows.chunks(AlertForm.write(message)));
    properties.put("channel", channel);
    properties.put("attempts", attempts);
    properties.put("dueAt", dueAt.toString());
    return properties;
  }

  static Entity row(Waiting waiting) {
    return Entity.fresh(
            Place.of(waiting.alertId()).orElseThrow().partition(),
            waiting.place(),
            properties(waiting.message(), waiting.channel(), waiting.attempts(), waiting.dueAt()))
        .at(waiting.version());
  }

  static Entity deadRow(Waiting waiting) {
    Entity row = row(waiting);
    return Entity.fresh(
        row.partition(), Rows.DEAD + row.row().substring(Rows.NOTICE.length()), row.properties());
  }

  static Entity revived(Entity dead, Instant now) {
    Map<String, Object> properties = new HashMap<>(dead.properties());
    properties.put("attempts", 0);
    properties.put("dueAt", now.toString());
    return Entity.fresh(
        dead.partition(), Rows.NOTICE + dead.row().substring(Rows.DEAD.length()), properties);
  }

  static Alert alert(Entity row) {
    try {
      return AlertForm.read(row);
    } catch (BadJson e) {
      throw new IllegalStateException("the stored alert " + row.row() + " cannot be read", e);
    }
  }

  static Waiting waiting(Entity row) {
    try {
      Message message = AlertForm.readMessage(row);
      return new Waiting(
          message.alertId(),
          text(row, "channel"),
          message,
          row.properties().get("attempts") instanceof Number number ? number.intValue() : 0,
          Instant.parse(text(row, "dueAt")),
          row.row(),
          row.etag());
    } catch (BadJson e) {
      throw new IllegalStateException("the stored message " + row.row() + " cannot be read", e);
    }
  }

  private static String text(Entity row, String property) {
    return row.properties().get(property) instanceof String text ? text : "";
  }
}
