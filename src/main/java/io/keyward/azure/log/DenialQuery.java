package io.keyward.azure.log;

import java.time.Instant;
import java.util.List;

/**
 * Asks a workspace for requests to vaults, hour by hour, in both forms that audit logs take there:
 * {@code AZKVAuditLogs} and {@code AzureDiagnostics} (columns read 2026-11-21).
 *
 * <p>A client's first request has no token and is logged as 401: that is how clients begin, and it
 * is left out. A vault that writes both forms is counted once: of each hour the larger count is
 * taken.
 */
record DenialQuery(List<String> subscriptions) {

  /** Only vaults of these subscriptions; all where none is named. */
  DenialQuery {
    subscriptions = List.copyOf(subscriptions);
  }

  String text(Instant from, Instant until) {
    return String.join(
        "\n",
        "union isfuzzy=true",
        " (AZKVAuditLogs | project TimeGenerated, vault = tolower(_ResourceId),"
            + " status = toint(HttpStatusCode), form = 'own'),",
        " (AzureDiagnostics | where ResourceProvider =~ 'MICROSOFT.KEYVAULT'"
            + " and Category == 'AuditEvent'",
        "  | project TimeGenerated, vault = tolower(ResourceId),"
            + " status = toint(column_ifexists('httpStatusCode_d', real(null))), form = 'shared')",
        "| where TimeGenerated >= datetime("
            + from
            + ") and TimeGenerated < datetime("
            + until
            + ")",
        "| where status != 401" + within(),
        "| summarize denied = countif(status == 403), requests = count()"
            + " by vault, hour = bin(TimeGenerated, 1h), form",
        "| summarize denied = max(denied), requests = max(requests) by vault, hour",
        "| project vault, hour, denied, requests",
        "| order by hour asc, vault asc");
  }

  private String within() {
    return subscriptions.isEmpty()
        ? ""
        : "\n| where tostring(split(vault, '/')[2]) in~ " + Kql.list(subscriptions);
  }
}
