package io.keyward.sandbox.host.event;

import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events on their way and events given up, in the sandbox's database. */
public final class EventStore {
  private final Sql sql;

  public EventStore(Database database) {
    this.sql = database.sql();
    sql.update(
        "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY AUTOINCREMENT,"
            + " function VARCHAR(200) NOT NULL, content VARCHAR NOT NULL, published BIGINT NOT"
            + " NULL, due BIGINT NOT NULL, attempts INT NOT NULL)");
    sql.update("CREATE INDEX IF NOT EXISTS events_due ON events (due, id)");
    sql.update(
        "CREATE TABLE IF NOT EXISTS dead_letters (id BIGINT PRIMARY KEY, function VARCHAR(200) NOT"
            + " NULL, content VARCHAR NOT NULL, published BIGINT NOT NULL, attempts INT NOT NULL,"
            + " reason VARCHAR(80) NOT NULL, status INT NOT NULL, tried BIGINT NOT NULL)");
  }

  /** One copy of an event. */
  record Copy(String function, String text, Instant published, Instant due) {}

  /** Dead letters carry why and when beside the event. */
  public record DeadLetter(StoredEvent event, String reason, int status, Instant lastTried) {}

  /** All of them or none. */
  void add(List<Copy> copies) {
    int added =
        sql.inTransaction(
            connection -> {
              int count = 0;
              for (Copy copy : copies) {
                count +=
                    Sql.update(
                        connection,
                        "INSERT INTO events (function, content, published, due, attempts)"
                            + " VALUES (?, ?, ?, ?, 0)",
                        copy.function(),
                        copy.text(),
                        copy.published().toEpochMilli(),
                        copy.due().toEpochMilli());
              }
              return count;
            });
    if (added != copies.size()) {
      throw new IllegalStateException("An event was not stored.");
    }
  }

  public List<StoredEvent> due(Instant now, int atMost) {
    return sql.query(
        "SELECT id, function, content, published, attempts FROM events WHERE due <= ?"
            + " ORDER BY due, id LIMIT ?",
        EventStore::event,
        now.toEpochMilli(),
        atMost);
  }

  Optional<Instant> earliestDue() {
    return sql
        .query(
            "SELECT due FROM events ORDER BY due, id LIMIT 1",
            row -> Instant.ofEpochMilli(row.getLong(1)))
        .stream()
        .findFirst();
  }

  int pending() {
    return sql.query("SELECT COUNT(*) FROM events", row -> row.getInt(1)).get(0);
  }

  void remove(StoredEvent event) {
    sql.update("DELETE FROM events WHERE id = ?", event.id());
  }

  void retry(StoredEvent event, Instant due) {
    sql.update(
        "UPDATE events SET attempts = attempts + 1, due = ? WHERE id = ?",
        due.toEpochMilli(),
        event.id());
  }

  void bury(DeadLetter letter) {
    StoredEvent event = letter.event();
    int moved =
        sql.inTransaction(
            connection ->
                Sql.update(connection, "DELETE FROM events WHERE id = ?", event.id())
                    + Sql.update(
                        connection,
                        "INSERT INTO dead_letters (id, function, content, published, attempts,"
                            + " reason, status, tried) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        event.id(),
                        event.function(),
                        event.text(),
                        event.published().toEpochMilli(),
                        event.attempts(),
                        letter.reason(),
                        letter.status(),
                        letter.lastTried().toEpochMilli()));
    if (moved != 2) {
      throw new IllegalStateException("An event was not dead-lettered.");
    }
  }

  List<DeadLetter> deadLetters(int atMost) {
    return sql.query(
        "SELECT id, function, content, published, attempts, reason, status, tried FROM"
            + " dead_letters ORDER BY id LIMIT ?",
        row ->
            new DeadLetter(
                event(row), row.getString(6), row.getInt(7), Instant.ofEpochMilli(row.getLong(8))),
        atMost);
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getInt(5));
  }
}
