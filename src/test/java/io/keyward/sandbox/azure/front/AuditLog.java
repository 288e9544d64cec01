package io.keyward.sandbox.azure.front;

import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.model.VaultHost;
import io.keyward.sandbox.azure.provider.MonitorProvider;
import io.keyward.sandbox.azure.vault.KeyVaultOperation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The audit log of the vaults' own calls, denied ones too, as far as diagnostic settings send it to
 * a workspace. A line can be queried five minutes after its call; Azure names ten at most.
 */
public final class AuditLog implements AutoCloseable {
  private static final Duration LATENESS = Duration.ofMinutes(5);
  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS vault_audit (workspace TEXT NOT NULL, at INTEGER NOT NULL, vault"
          + " TEXT NOT NULL, operation TEXT NOT NULL, status INTEGER NOT NULL, key TEXT NOT NULL)";

  private final Connection connection;
  private final Documents documents;
  private final Clock clock;

  public AuditLog(DataSource database, Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
    try {
      connection = database.getConnection();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute(TABLE);
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /**
   * One line.
   *
   * @param vault the vault's ARM id in lower case
   * @param key the address of the key that was answered with, "" for none
   */
  record Line(Instant at, String vault, String operation, int status, String key) {}

  /** Notes an answer of the vault behind that host; an unknown host has no log. */
  public void note(Call call, Reply reply) {
    VaultHost.parse(call.host())
        .filter(host -> !isOfNothing(call))
        .flatMap(host -> host.find(documents))
        .ifPresent(vault -> workspaces(vault).forEach(it -> write(it, vault, call, reply)));
  }

  /** The customer ids of the workspaces to which the vault's settings send its audit events. */
  private Set<String> workspaces(Document vault) {
    Set<String> ids = new TreeSet<>();
    String prefix = vault.id() + "/providers/" + MonitorProvider.SETTING + "/";
    for (Document setting : documents.under(prefix)) {
      if (isAudited(setting)) {
        documents
            .find(Json.text(setting.body(), "properties.workspaceId"))
            .map(workspace -> Json.text(workspace.body(), "properties.customerId"))
            .ifPresent(ids::add);
      }
    }
    return ids;
  }

  private static boolean isAudited(Document setting) {
    for (var log : Json.at(setting.body(), "properties.logs")) {
      String name = Json.text(log, "category") + Json.text(log, "categoryGroup");
      boolean audit = List.of("auditevent", "audit", "alllogs").contains(lower(name));
      if (audit && Json.isTrue(log, "enabled")) {
        return true;
      }
    }
    return false;
  }

  /** How a vault is says nothing of what is in it. */
  private static boolean isOfNothing(Call call) {
    return call.segmentIs(0, "healthstatus");
  }

  private void write(String workspace, Document vault, Call call, Reply reply) {
    String key = Json.parse(reply.body()).map(body -> Json.text(body, "key.kid")).orElse("");
    synchronized (connection) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO vault_audit VALUES (?, ?, ?, ?, ?, ?)")) {
        insert.setString(1, lower(workspace));
        insert.setLong(2, clock.millis());
        insert.setString(3, lower(vault.id()));
        insert.setString(4, reply.status() == 401 ? "Authentication" : KeyVaultOperation.of(call));
        insert.setInt(5, reply.status());
        insert.setString(6, reply.succeeded() ? key : "");
        insert.executeUpdate();
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
  }

  /** What a workspace can tell now of that time. */
  List<Line> lines(String workspace, Instant from, Instant until) {
    Instant arrived = clock.instant().minus(LATENESS);
    Instant end = until.isBefore(arrived) ? until : arrived;
    List<Line> lines = new ArrayList<>();
    synchronized (connection) {
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT at, vault, operation, status, key FROM vault_audit"
                  + " WHERE workspace = ? AND at >= ? AND at < ? ORDER BY at")) {
        select.setString(1, lower(workspace));
        select.setLong(2, from.toEpochMilli());
        select.setLong(3, end.toEpochMilli());
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            lines.add(
                new Line(
                    Instant.ofEpochMilli(rows.getLong(1)),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getInt(4),
                    rows.getString(5)));
          }
        }
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
    return lines;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
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
