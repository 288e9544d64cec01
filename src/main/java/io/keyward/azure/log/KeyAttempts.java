package io.keyward.azure.log;

import io.keyward.drill.KeyLog;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the workspaces who wrapped or unwrapped with one key, in both forms that audit logs take
 * there (columns read 2026-11-21). A line that does not name its caller tells of nobody.
 */
final class KeyAttempts implements KeyLog {
  private static final LogTable<Line> TABLE =
      new LogTable<>(List.of("caller", "refused", "granted", "requests"), Line::of);

  private final LogWorkspaces logs;

  KeyAttempts(LogWorkspaces logs) {
    this.logs = logs;
  }

  @Override
  public boolean isThere() {
    return true;
  }

  @Override
  public Lookup<Map<String, Attempts>> of(ResourceId key, Instant from, Instant until) {
    Map<String, Attempts> callers = new HashMap<>();
    boolean told = false;
    for (String workspace : logs.workspaces()) {
      Lookup<List<Line>> read =
          logs.rows(workspace, query(key, from, until), from + "/" + until, TABLE);
      if (!(read instanceof Lookup.Found<List<Line>> found)) {
        return LogWorkspaces.unread(read);
      }
      found.value().forEach(line -> line.into(callers));
      told = told || !found.value().isEmpty();
    }
    return told ? new Lookup.Found<>(callers) : new Lookup.Missing<>();
  }

  /** One line of the answer. */
  private record Line(String caller, Attempts attempts) {
    static Optional<Line> of(List<?> cells) {
      return cells.get(0) instanceof String caller
              && cells.get(1) instanceof Number refused
              && cells.get(2) instanceof Number granted
          ? Optional.of(new Line(caller, new Attempts(refused.longValue(), granted.longValue())))
          : Optional.empty();
    }

    void into(Map<String, Attempts> callers) {
      if (!caller.isBlank()) {
        callers.merge(
            caller.toLowerCase(Locale.ROOT),
            attempts,
            // A vault may send the same lines to two workspaces.
            (one, other) ->
                new Attempts(
                    Math.max(one.refused(), other.refused()),
                    Math.max(one.granted(), other.granted())));
      }
    }
  }

  static String query(ResourceId key, Instant from, Instant until) {
    String vault = key.parent().map(ResourceId::key).orElse("");
    String of = " and key =~ " + Kql.quoted(key.name()) + " and op in ('KeyWrap', 'KeyUnwrap')";
    return String.join(
        "\n",
        "union isfuzzy=true",
        " (AZKVAuditLogs | project TimeGenerated, vault = tolower(_ResourceId),"
            + " status = toint(HttpStatusCode), op = OperationName,"
            + " key = tostring(split(tostring(RequestUri), '/')[4]),"
            + " caller = tolower(tostring(Identity.claim.appid)), form = 'own'),",
        " (AzureDiagnostics | where ResourceProvider =~ 'MICROSOFT.KEYVAULT'"
            + " and Category == 'AuditEvent'",
        "  | project TimeGenerated, vault = tolower(ResourceId),"
            + " status = toint(column_ifexists('httpStatusCode_d', real(null))),"
            + " op = OperationName,"
            + " key = tostring(split(tostring(column_ifexists('requestUri_s', '')), '/')[4]),"
            + " caller = tolower(tostring(column_ifexists('identity_claim_appid_g', ''))),"
            + " form = 'shared')",
        "| where TimeGenerated >= datetime("
            + from
            + ") and TimeGenerated < datetime("
            + until
            + ")",
        "| where vault == " + Kql.quoted(vault) + " and status != 401",
        "| summarize refused = countif(status == 403" + of + "),",
        "  granted = countif(status between (200 .. 299)"
            + of
            + "), requests = count() by caller, form",
        "| summarize refused = max(refused), granted = max(granted), requests = max(requests)"
            + " by caller",
        "| project caller, refused, granted, requests",
        "| order by caller asc");
  }
}
