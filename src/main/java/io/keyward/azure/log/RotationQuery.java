package io.keyward.azure.log;

import io.keyward.rotation.LoggedVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks a workspace for the versions of keys that vaults made, in both forms that audit logs take
 * there.
 *
 * <p>{@code KeyRotate} is asked for by a caller, {@code KeyRotateIfDue} by the rotation policy,
 * {@code KeyCreate} and {@code KeyImport} make the next version where the key exists; a request
 * that returns a key is logged with the key's address (Key Vault logging, page of 2023-01-20, read
 * 2026-11-22). Whether that address names the version, and whether {@code KeyRotateIfDue} is logged
 * when nothing was due, no page tells: lines are told apart by address.
 */
record RotationQuery(List<String> subscriptions) {
  static final LogTable<LoggedVersion> TABLE =
      new LogTable<>(List.of("vault", "key", "at"), RotationQuery::row);

  /** Only vaults of these subscriptions; all where none is named. */
  RotationQuery {
    subscriptions = List.copyOf(subscriptions);
  }

  String text(Instant from, Instant until) {
    return String.join(
        "\n",
        "union isfuzzy=true",
        " (AZKVAuditLogs | project TimeGenerated, vault = tolower(_ResourceId),"
            + " operation = OperationName, status = toint(HttpStatusCode), key = tostring(Id)),",
        " (AzureDiagnostics | where ResourceProvider =~ 'MICROSOFT.KEYVAULT'"
            + " and Category == 'AuditEvent'",
        "  | project TimeGenerated, vault = tolower(ResourceId), operation = OperationName,"
            + " status = toint(column_ifexists('httpStatusCode_d', real(null))),"
            + " key = tostring(column_ifexists('id_s', '')))",
        "| where TimeGenerated >= datetime("
            + from
            + ") and TimeGenerated < datetime("
            + until
            + ")",
        "| where operation in ('KeyRotate', 'KeyRotateIfDue', 'KeyCreate', 'KeyImport')",
        "| where status >= 200 and status < 300 and isnotempty(key)" + within(),
        "| summarize at = min(TimeGenerated) by vault, key",
        "| project vault, key, at",
        "| order by at asc, vault asc, key asc");
  }

  private String within() {
    return subscriptions.isEmpty()
        ? ""
        : "\n| where tostring(split(vault, '/')[2]) in~ " + Kql.list(subscriptions);
  }

  private static Optional<LoggedVersion> row(List<?> cells) {
    if (cells.get(0) instanceof String vault
        && cells.get(1) instanceof String key
        && cells.get(2) instanceof String at) {
      try {
        return Optional.of(new LoggedVersion(vault, key, Instant.parse(at)));
      } catch (DateTimeException strange) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
