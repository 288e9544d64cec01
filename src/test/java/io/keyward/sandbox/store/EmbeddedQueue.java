package io.keyward.sandbox.store;

import io.keyward.azure.store.queue.MessageQueue;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A queue in the sandbox's database, on the sandbox's clock; messages do not expire. */
public final class EmbeddedQueue implements MessageQueue, ReceivingQueue {
  static final int MESSAGE_BYTES = 48 * 1024;
  static final Duration LONGEST_DELAY = Duration.ofDays(7);

  private final Database database;
  private final Sql sql;
  private final Clock clock;
  private final String name;

  /** The queue of that name, empty at first. */
  public EmbeddedQueue(Database database, Clock clock, String name) {
    this.database = database;
    this.sql = database.sql();
    this.clock = clock;
    this.name = name;
  }

  @Override
  public void send(String text, Duration delay) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MESSAGE_BYTES) {
      throw new IllegalArgumentException("A message is at most 48 KiB.");
    }
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException("A message is delayed by 0 to 7 days.");
    }
    long now = clock.millis();
    sql.update(
        "INSERT INTO messages (queue, content, due, inserted, dequeues) VALUES (?, ?, ?, ?, 0)",
        name,
        text,
        now + delay.toMillis(),
        now);
    database.doorbell().ring();
  }

  @Override
  public List<ReceivedMessage> receive(int atMost, Duration lease) {
    long now = clock.millis();
    if (atMost <= 0 || count("due <= ?", now) == 0) {
      return List.of();
    }
    return sql.inTransaction(
        connection -> {
          List<ReceivedMessage> received = new ArrayList<>();
          for (ReceivedMessage found :
              Sql.query(
                  connection,
                  "SELECT id, receipt, content, dequeues + 1, inserted FROM messages"
                      + " WHERE queue = ? AND due <= ? ORDER BY due, id LIMIT ?",
                  EmbeddedQueue::message,
                  name,
                  now,
                  atMost)) {
            String receipt = UUID.randomUUID().toString();
            Sql.update(
                connection,
                "UPDATE messages SET receipt = ?, due = ?, dequeues = dequeues + 1 WHERE id = ?",
                receipt,
                now + lease.toMillis(),
                Long.valueOf(found.id()));
            received.add(
                new ReceivedMessage(
                    found.id(), receipt, found.text(), found.dequeueCount(), found.insertedAt()));
          }
          return received;
        });
  }

  @Override
  public void delete(ReceivedMessage message) {
    sql.update(
        "DELETE FROM messages WHERE id = ? AND receipt = ?",
        Long.valueOf(message.id()),
        message.receipt());
  }

  @Override
  public void release(ReceivedMessage message, Duration delay) {
    sql.update(
        "UPDATE messages SET due = ?, receipt = NULL WHERE id = ? AND receipt = ?",
        clock.millis() + delay.toMillis(),
        Long.valueOf(message.id()),
        message.receipt());
  }

  @Override
  public void poison(ReceivedMessage message) {
    sql.update(
        "UPDATE messages SET queue = ?, due = ?, dequeues = 0, receipt = NULL"
            + " WHERE id = ? AND receipt = ?",
        name + "-poison",
        clock.millis(),
        Long.valueOf(message.id()),
        message.receipt());
  }

  @Override
  public Optional<Instant> earliestDue() {
    return sql
        .query(
            "SELECT due FROM messages WHERE queue = ? ORDER BY due, id LIMIT 1",
            row -> Instant.ofEpochMilli(row.getLong(1)),
            name)
        .stream()
        .findFirst();
  }

  @Override
  public long elapsed() {
    return Duration.ofMillis(clock.millis()).toNanos();
  }

  @Override
  public Optional<Instant> oldest() {
    return sql
        .query(
            "SELECT inserted FROM messages WHERE queue = ? AND due <= ? ORDER BY due, id LIMIT 1",
            row -> Instant.ofEpochMilli(row.getLong(1)),
            name,
            clock.millis())
        .stream()
        .findFirst();
  }

  /** Frees what a receiver that is gone had taken; for the start of the only receiver. */
  public void freeLeases() {
    sql.update(
        "UPDATE messages SET due = ?, receipt = NULL WHERE queue = ? AND receipt IS NOT NULL",
        clock.millis(),
        name);
  }

  /** All messages, visible or not, the first due first; nothing changes. */
  public List<ReceivedMessage> peek() {
    return sql.query(
        "SELECT id, receipt, content, dequeues, inserted FROM messages WHERE queue = ?"
            + " ORDER BY due, id",
        EmbeddedQueue::message,
        name);
  }

  /** How many messages a receiver would get now. */
  public int visible() {
    return count("due <= ?", clock.millis());
  }

  /** How many messages wait or are with a receiver. */
  public int invisible() {
    return count("due > ?", clock.millis());
  }

  private int count(String condition, long now) {
    return sql.query(
            "SELECT COUNT(*) FROM messages WHERE queue = ? AND " + condition,
            row -> row.getInt(1),
            name,
            now)
        .get(0);
  }

  private static ReceivedMessage message(ResultSet row) throws SQLException {
    return new ReceivedMessage(
        Long.toString(row.getLong(1)),
        Objects.requireNonNullElse(row.getString(2), ""),
        row.getString(3),
        row.getInt(4),
        Instant.ofEpochMilli(row.getLong(5)));
  }
}
