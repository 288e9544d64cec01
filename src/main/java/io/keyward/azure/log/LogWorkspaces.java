package io.keyward.azure.log;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import io.keyward.azure.NamedFailureCredential;
import io.keyward.azure.Patience;
import io.keyward.azure.arm.ArmAnswers;
import io.keyward.azure.arm.ArmPipeline;
import io.keyward.azure.arm.ArmRefused;
import io.keyward.drill.KeyLog;
import io.keyward.inventory.Lookup;
import io.keyward.json.JsonText;
import io.keyward.kpi.AccessLogs;
import io.keyward.rotation.LoggedVersion;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The audit logs of vaults in workspaces of Log Analytics.
 *
 * <p>What is told in part, refused or not understood is not told: half a count would be a false
 * figure. A vault that writes to two workspaces is counted once: of each hour the larger count.
 */
public final class LogWorkspaces implements AccessLogs {
  /** Endpoints of the query service, which are the audiences of its tokens too (2026-11-22). */
  private static final Map<String, String> ENDPOINTS =
      Map.of(
          "AzureCloud", "https://api.loganalytics.azure.com",
          "AzureUSGovernment", "https://api.loganalytics.us",
          "AzureChinaCloud", "https://api.loganalytics.azure.cn");

  private static final LogTable<Row> DENIALS =
      new LogTable<>(List.of("vault", "hour", "denied", "requests"), Row::of);

  /**
   * Which logs.
   *
   * @param workspaces their ids, which are GUIDs
   * @param subscriptions only vaults of these count; all where none is named
   */
  public record Scope(String cloud, List<String> workspaces, List<String> subscriptions) {
    /** Copies the lists. */
    public Scope {
      workspaces = List.copyOf(workspaces);
      subscriptions = List.copyOf(subscriptions);
    }

    private String endpoint() {
      return Optional.ofNullable(ENDPOINTS.get(cloud))
          .orElseThrow(() -> new IllegalArgumentException("The cloud is not known."));
    }
  }

  private final Scope scope;
  private final HttpPipeline pipeline;
  private final ArmAnswers answers;

  private LogWorkspaces(Scope scope, HttpPipeline pipeline, ArmAnswers answers) {
    this.scope = scope;
    this.pipeline = pipeline;
    this.answers = answers;
  }

  /** Asks with that identity. */
  public static AccessLogs create(
      TokenCredential credential, Scope scope, HttpClient http, Clock clock) {
    return scope.workspaces().isEmpty()
        ? AccessLogs.none()
        : with(credential, scope, http, Patience.by(clock));
  }

  /** The same logs, asked who tried to use one key. */
  public static KeyLog keyLog(
      TokenCredential credential, Scope scope, HttpClient http, Clock clock) {
    return scope.workspaces().isEmpty()
        ? KeyLog.none()
        : new KeyAttempts(with(credential, scope, http, Patience.by(clock)));
  }

  static LogWorkspaces with(
      TokenCredential credential, Scope scope, HttpClient http, Patience patience) {
    String endpoint = scope.endpoint();
    String host = URI.create(endpoint).getHost();
    return new LogWorkspaces(
        scope,
        ArmPipeline.create(
            http,
            patience,
            (call, next) -> onlyTo(host, call, next),
            new BearerTokenAuthenticationPolicy(
                new NamedFailureCredential(credential), endpoint + "/.default")),
        new ArmAnswers(patience.retryAfter()));
  }

  private static Mono<HttpResponse> onlyTo(
      String host, HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    return host.equalsIgnoreCase(call.getHttpRequest().getUrl().getHost())
        ? next.process()
        : Mono.error(new ArmRefused("The call was meant for another host."));
  }

  /** A vault in an hour. */
  private record Place(String vault, String hour) {}

  @Override
  public Lookup<Map<String, Long>> denied(Instant from, Instant until) {
    String query = new DenialQuery(scope.subscriptions()).text(from, until);
    Map<Place, Long> all = new HashMap<>();
    boolean told = false;
    for (String workspace : scope.workspaces()) {
      Lookup<List<Row>> rows = rows(workspace, query, from + "/" + until, DENIALS);
      if (!(rows instanceof Lookup.Found<List<Row>> found)) {
        return unread(rows);
      }
      told = told || found.value().stream().anyMatch(row -> row.requests() > 0);
      found.value().forEach(row -> all.merge(row.place(), row.denied(), Math::max));
    }
    return told ? new Lookup.Found<>(byVault(all)) : new Lookup.Missing<>();
  }

  private static Map<String, Long> byVault(Map<Place, Long> all) {
    Map<String, Long> vaults = new TreeMap<>();
    all.forEach(
        (place, denied) -> {
          if (denied > 0) {
            vaults.merge(place.vault(), denied, Long::sum);
          }
        });
    return vaults;
  }

  @Override
  public Lookup<List<LoggedVersion>> made(Instant from, Instant until) {
    String query = new RotationQuery(scope.subscriptions()).text(from, until);
    Map<String, LoggedVersion> all = new TreeMap<>();
    for (String workspace : scope.workspaces()) {
      Lookup<List<LoggedVersion>> rows =
          rows(workspace, query, from + "/" + until, RotationQuery.TABLE);
      if (!(rows instanceof Lookup.Found<List<LoggedVersion>> found)) {
        return unread(rows);
      }
      found.value().forEach(it -> all.merge(place(it), it, LogWorkspaces::earlier));
    }
    return new Lookup.Found<>(List.copyOf(all.values()));
  }

  private static String place(LoggedVersion version) {
    return (version.vault() + " " + version.identifier()).toLowerCase(Locale.ROOT);
  }

  private static LoggedVersion earlier(LoggedVersion one, LoggedVersion other) {
    return other.at().isBefore(one.at()) ? other : one;
  }

  /** The workspaces that are asked. */
  List<String> workspaces() {
    return scope.workspaces();
  }

  static <T, R> Lookup<R> unread(Lookup<T> rows) {
    return rows.fold(
        none -> new Lookup.Missing<>(),
        absent -> new Lookup.Unreadable<>("a workspace of logs does not exist"),
        Lookup.Unreadable::new);
  }

  /** What a workspace answers, where that is the table that is expected. */
  <T> Lookup<List<T>> rows(String workspace, String query, String timespan, LogTable<T> table) {
    HttpRequest request =
        new HttpRequest(
                HttpMethod.POST, scope.endpoint() + "/v1/workspaces/" + workspace + "/query")
            .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
            .setBody(JsonText.write(Map.of("query", query, "timespan", timespan)));
    try {
      return answers
          .ofVault(ArmPipeline.send(pipeline, request), workspace)
          .fold(table::read, absent -> new Lookup.Missing<>(), Lookup.Unreadable::new);
    } catch (ArmRefused e) {
      return new Lookup.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  /** One line of the answer. */
  private record Row(Place place, long denied, long requests) {
    static Optional<Row> of(List<?> cells) {
      boolean fits =
          cells.get(0) instanceof String
              && cells.get(1) instanceof String
              && isCount(cells.get(2))
              && isCount(cells.get(3));
      return fits
          ? Optional.of(
              new Row(
                  new Place((String) cells.get(0), (String) cells.get(1)),
                  ((Number) cells.get(2)).longValue(),
                  ((Number) cells.get(3)).longValue()))
          : Optional.empty();
    }

    private static boolean isCount(@Nullable Object cell) {
      return (cell instanceof Integer || cell instanceof Long) && ((Number) cell).longValue() >= 0;
    }
  }
}
