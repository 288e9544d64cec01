package io.keyward.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The sandbox's SQLite database, in memory or in a directory.
 *
 * <p>In a directory every commit reaches the file's log before it returns: the end of the process,
 * however sudden, loses nothing that was acknowledged. The end of the machine may. One connection
 * serves all callers in turn, as SQLite has one writer anyway.
 */
public final class Database implements AutoCloseable {
  private static final String IN_MEMORY = "jdbc:sqlite::memory:";
  private static final String IN_FILE = "jdbc:sqlite:";

  private final Connection connection;
  private final String azureUrl;
  private final @Nullable FileLock lock;
  private final ReentrantLock turn = new ReentrantLock();
  private final Doorbell doorbell = new Doorbell();

  private Database(String url, String azureUrl, @Nullable FileLock lock) {
    this.azureUrl = azureUrl;
    this.lock = lock;
    try {
      this.connection = source(url).getConnection();
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
    createTables();
  }

  /** A database that ends with this object. */
  public static Database inMemory() {
    return new Database(IN_MEMORY, IN_MEMORY, null);
  }

  /** The database in that directory, created if need be; refused while another process has it. */
  public static Database at(Path directory) {
    FileLock lock = lock(directory);
    Path home = directory.toAbsolutePath();
    return new Database(
        IN_FILE + home.resolve("sandbox.db"), IN_FILE + home.resolve("azure.db"), lock);
  }

  /** Where the simulated Azure keeps its documents: a database beside this one. */
  public DataSource dataSource() {
    return source(azureUrl);
  }

  private static DataSource source(String url) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(10_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  /** Rings when a message or an event was stored. */
  public Doorbell doorbell() {
    return doorbell;
  }

  /** Statements on it. */
  public Sql sql() {
    return new Sql(connection, turn);
  }

  /** Closes the file and lets another process have it. */
  @Override
  public void close() {
    turn.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreFailure(e);
    } finally {
      turn.unlock();
    }
    if (lock != null) {
      release(lock);
    }
  }

  private void createTables() {
    Sql sql = sql();
    sql.update(
        "CREATE TABLE IF NOT EXISTS entities (owner TEXT NOT NULL, part TEXT NOT NULL, item TEXT"
            + " NOT NULL, version TEXT NOT NULL, content TEXT NOT NULL,"
            + " PRIMARY KEY (owner, part, item)) WITHOUT ROWID");
    sql.update(
        "CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY AUTOINCREMENT,"
            + " queue TEXT NOT NULL, content TEXT NOT NULL, due INTEGER NOT NULL,"
            + " inserted INTEGER NOT NULL, dequeues INTEGER NOT NULL, receipt TEXT)");
    sql.update("CREATE INDEX IF NOT EXISTS messages_due ON messages (queue, due, id)");
    sql.update(
        "CREATE TABLE IF NOT EXISTS remembered (name TEXT PRIMARY KEY, content TEXT NOT NULL)");
  }

  /** A value kept under a name. */
  public Optional<String> remembered(String name) {
    return sql()
        .query("SELECT content FROM remembered WHERE name = ?", row -> row.getString(1), name)
        .stream()
        .findFirst();
  }

  /** Keeps a value under a name. */
  public void remember(String name, String content) {
    sql().update("INSERT OR REPLACE INTO remembered (name, content) VALUES (?, ?)", name, content);
  }

  private static FileLock lock(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("sandbox.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new IllegalStateException("The data directory is in use by another sandbox.");
      }
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory cannot be used.", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void release(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory could not be released.", e);
    }
  }
}
