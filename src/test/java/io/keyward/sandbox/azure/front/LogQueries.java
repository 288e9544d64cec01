package io.keyward.sandbox.azure.front;

import io.keyward.sandbox.azure.model.Tenant;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The two queries that the query service of this tenant understands: requests and denials by vault
 * and hour, and versions of keys that were made. Any other text is none.
 */
record LogQueries(Kind kind, Instant from, Instant until, Set<String> subscriptions) {
  /** What is asked. */
  enum Kind {
    DENIALS,
    VERSIONS
  }

  private static final String WITHIN = "| where tostring(split(vault, '/')[2]) in~ (";
  private static final Pattern MOMENT = Pattern.compile("datetime\\(([^)]*)\\)");
  private static final Pattern TEXT = Pattern.compile("'([^'\\\\]*)'");

  private static final String DENIALS =
      """
      union isfuzzy=true
       (AZKVAuditLogs | project TimeGenerated, vault = tolower(_ResourceId), \
      status = toint(HttpStatusCode), form = 'own'),
       (AzureDiagnostics | where ResourceProvider =~ 'MICROSOFT.KEYVAULT' and Category == 'AuditEvent'
        | project TimeGenerated, vault = tolower(ResourceId), \
      status = toint(column_ifexists('httpStatusCode_d', real(null))), form = 'shared')
      | where TimeGenerated >= datetime() and TimeGenerated < datetime()
      | where status != 401
      | summarize denied = countif(status == 403), requests = count() by vault, \
      hour = bin(TimeGenerated, 1h), form
      | summarize denied = max(denied), requests = max(requests) by vault, hour
      | project vault, hour, denied, requests
      | order by hour asc, vault asc""";

  private static final String VERSIONS =
      """
      union isfuzzy=true
       (AZKVAuditLogs | project TimeGenerated, vault = tolower(_ResourceId), \
      operation = OperationName, status = toint(HttpStatusCode), key = tostring(Id)),
       (AzureDiagnostics | where ResourceProvider =~ 'MICROSOFT.KEYVAULT' and Category == 'AuditEvent'
        | project TimeGenerated, vault = tolower(ResourceId), operation = OperationName, \
      status = toint(column_ifexists('httpStatusCode_d', real(null))), \
      key = tostring(column_ifexists('id_s', '')))
      | where TimeGenerated >= datetime() and TimeGenerated < datetime()
      | where operation in ('KeyRotate', 'KeyRotateIfDue', 'KeyCreate', 'KeyImport')
      | where status >= 200 and status < 300 and isnotempty(key)
      | summarize at = min(TimeGenerated) by vault, key
      | project vault, key, at
      | order by at asc, vault asc, key asc""";

  /** What a text asks; empty where it is not one of the two. */
  static Optional<LogQueries> parse(String text) {
    List<String> lines = text.lines().filter(line -> !line.startsWith(WITHIN)).toList();
    String plain = MOMENT.matcher(String.join("\n", lines)).replaceAll("datetime()");
    Optional<Kind> kind =
        plain.equals(DENIALS)
            ? Optional.of(Kind.DENIALS)
            : plain.equals(VERSIONS) ? Optional.of(Kind.VERSIONS) : Optional.empty();
    List<String> moments = MOMENT.matcher(text).results().map(it -> it.group(1)).toList();
    try {
      return kind.map(
          it ->
              new LogQueries(
                  it,
                  Instant.parse(moments.get(0)),
                  Instant.parse(moments.get(1)),
                  subscriptions(text)));
    } catch (DateTimeException strange) {
      return Optional.empty();
    }
  }

  private static Set<String> subscriptions(String text) {
    String list =
        text.lines()
            .filter(line -> line.startsWith(WITHIN))
            .map(line -> line.substring(WITHIN.length()))
            .collect(Collectors.joining());
    Matcher literal = TEXT.matcher(list);
    return literal.results().map(it -> lower(it.group(1))).collect(Collectors.toSet());
  }

  /** Whether the query is about the vault of this id. */
  boolean isAbout(String vault) {
    return subscriptions.isEmpty() || subscriptions.contains(lower(Tenant.subscriptionOf(vault)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
