package io.keyward.sandbox.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Statements on the sandbox's database, without the ceremony. */
public final class Sql {
  private final Connection connection;
  private final ReentrantLock turn;

  Sql(Connection connection, ReentrantLock turn) {
    this.connection = connection;
    this.turn = turn;
  }

  /** Runs one statement and tells how many rows it changed. */
  public int update(String statement, Object... arguments) {
    return inTransaction(connection -> update(connection, statement, arguments));
  }

  /** Reads rows. */
  public <T> List<T> query(String statement, Reader<T> reader, Object... arguments) {
    return inTransaction(connection -> query(connection, statement, reader, arguments));
  }

  /** All of the work or none of it; one caller at a time. */
  public <T, X extends Exception> T inTransaction(Work<T, X> work) throws X {
    turn.lock();
    try {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.on(connection);
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new StoreFailure(e);
    } finally {
      turn.unlock();
    }
  }

  /** Runs one statement within a transaction. */
  public static int update(Connection connection, String statement, Object... arguments)
      throws SQLException {
    try (PreparedStatement prepared = prepare(connection, statement, arguments)) {
      return prepared.executeUpdate();
    }
  }

  /** Reads rows within a transaction. */
  public static <T> List<T> query(
      Connection connection, String statement, Reader<T> reader, Object... arguments)
      throws SQLException {
    try (PreparedStatement prepared = prepare(connection, statement, arguments);
        ResultSet rows = prepared.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, Object... arguments) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    for (int i = 0; i < arguments.length; i++) {
      prepared.setObject(i + 1, arguments[i]);
    }
    return prepared;
  }

  /** Makes a value of the row at hand. */
  @FunctionalInterface
  public interface Reader<T> {
    /** The value. */
    T read(ResultSet row) throws SQLException;
  }

  /** What is done on one connection. */
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    /** Does it. */
    T on(Connection connection) throws SQLException, X;
  }
}
