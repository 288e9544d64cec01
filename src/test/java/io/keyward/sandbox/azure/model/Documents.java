package io.keyward.sandbox.azure.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Every stored document, written to the database before a call returns and read from memory.
 *
 * <p>One connection stays open, so that a file database is not closed between two writes.
 */
public final class Documents implements AutoCloseable {
  /** Where a document lies. */
  public enum Shelf {
    LIVE,
    DELETED,
    KEYS,
    HSM_ROLES
  }

  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS arm_documents (shelf TEXT NOT NULL, doc_key TEXT NOT NULL, id TEXT"
          + " NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (shelf, doc_key))";
  private static final String SAVE =
      "INSERT OR REPLACE INTO arm_documents (shelf, doc_key, id, type, body)"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final String DROP = "DELETE FROM arm_documents WHERE shelf = ? AND doc_key = ?";
  private static final int STRIPES = 64;

  private final Connection connection;
  private final History history;
  private final Map<Shelf, ConcurrentNavigableMap<String, Document>> shelves =
      new EnumMap<>(Shelf.class);
  private final List<Object> locks = Stream.generate(Object::new).limit(STRIPES).toList();

  public Documents(DataSource database, Clock clock) {
    history = new History(clock);
    for (Shelf shelf : Shelf.values()) {
      shelves.put(shelf, new ConcurrentSkipListMap<>());
    }
    try {
      connection = database.getConnection();
      connection.setAutoCommit(true);
      load();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private void load() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      try (ResultSet rows =
          statement.executeQuery("SELECT shelf, id, type, body FROM arm_documents")) {
        while (rows.next()) {
          Document document =
              new Document(rows.getString(2), rows.getString(3), Json.stored(rows.getString(4)));
          shelf(Shelf.valueOf(rows.getString(1))).put(document.key(), document);
        }
      }
    }
  }

  private ConcurrentNavigableMap<String, Document> shelf(Shelf shelf) {
    return shelves.computeIfAbsent(shelf, any -> new ConcurrentSkipListMap<>());
  }

  /** The lock that guards read-then-write of one id. */
  public Object lock(String id) {
    return locks.get(Math.floorMod(Document.key(id).hashCode(), STRIPES));
  }

  public Optional<Document> find(String id) {
    return find(Shelf.LIVE, id);
  }

  public Optional<Document> find(Shelf shelf, String id) {
    return Optional.ofNullable(shelf(shelf).get(Document.key(id)));
  }

  /** Everything whose id begins with that prefix, in the order of ids. */
  public List<Document> under(Shelf shelf, String prefix) {
    String from = prefix.toLowerCase(Locale.ROOT);
    return new ArrayList<>(shelf(shelf).subMap(from, from + Character.MAX_VALUE).values());
  }

  public List<Document> under(String prefix) {
    return under(Shelf.LIVE, prefix);
  }

  /** All documents of one type in the tenant. */
  public Stream<Document> ofType(Shelf shelf, String type) {
    return shelf(shelf).values().stream().filter(document -> document.isType(type));
  }

  /** The types of everything that is stored. */
  public Set<String> types() {
    Set<String> types = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    shelf(Shelf.LIVE).values().forEach(document -> types.add(document.type()));
    return types;
  }

  public void save(Document document) {
    save(Shelf.LIVE, document);
  }

  public void save(Shelf shelf, Document document) {
    String body = Json.write(document.body());
    synchronized (connection) {
      try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
        statement.setString(1, shelf.name());
        statement.setString(2, document.key());
        statement.setString(3, document.id());
        statement.setString(4, document.type());
        statement.setString(5, body);
        statement.executeUpdate();
      } catch (SQLException e) {
        throw unavailable(e);
      }
      note(shelf, document.key());
      shelf(shelf).put(document.key(), document);
    }
  }

  private void note(Shelf shelf, String key) {
    if (shelf == Shelf.LIVE) {
      history.note(key, shelf(shelf).get(key));
    }
  }

  /** Everything that was live that many seconds ago, in the order of ids. */
  public List<Document> live(long secondsAgo) {
    if (secondsAgo == 0) {
      return new ArrayList<>(shelf(Shelf.LIVE).values());
    }
    synchronized (connection) {
      return history.before(shelf(Shelf.LIVE).values(), secondsAgo);
    }
  }

  public void remove(Shelf shelf, String id) {
    synchronized (connection) {
      try (PreparedStatement statement = connection.prepareStatement(DROP)) {
        statement.setString(1, shelf.name());
        statement.setString(2, Document.key(id));
        statement.executeUpdate();
      } catch (SQLException e) {
        throw unavailable(e);
      }
      note(shelf, Document.key(id));
      shelf(shelf).remove(Document.key(id));
    }
  }

  private static IllegalStateException unavailable(SQLException cause) {
    return new IllegalStateException("the sandbox database does not answer", cause);
  }

  @Override
  public void close() {
    synchronized (connection) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
  }
}
