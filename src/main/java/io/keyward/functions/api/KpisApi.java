package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.AskedPeriod;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.kpi.KpiDocument;
import io.keyward.kpi.Kpis;
import io.keyward.kpi.Period;
import io.keyward.report.KpiCsv;
import io.keyward.workflow.kpi.ReadKpiRecords;
import io.keyward.workflow.kpi.ReadKpis;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures over HTTP, and what they are made of. */
public final class KpisApi {
  private final Gate gate;
  private final ReadKpis kpis;
  private final ReadKpiRecords records;

  /** Answers from these use cases. */
  public KpisApi(Gate gate, ReadKpis kpis, ReadKpiRecords records) {
    this.gate = gate;
    this.kpis = kpis;
    this.records = records;
  }

  /** {@code GET /api/kpis?from=&to=&format=}; the last 90 days where nothing is said. */
  @FunctionName("GetKpis")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/kpis",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(request, Role.READER, principal -> get(request, new Query(request)));
  }

  private HttpResponseMessage get(HttpRequestMessage<Optional<String>> request, Query query) {
    String format = query.oneOf("format", "json", "csv");
    Period period = new AskedPeriod(query).or(kpis.last(AskedPeriod.USUAL_DAYS));
    Kpis told = kpis.of(period);
    boolean csv = format.equals("csv") || (format.isEmpty() && prefersCsv(request));
    return csv ? Answer.csv(request, KpiCsv.text(told)) : Answer.of(request, KpiDocument.of(told));
  }

  private static boolean prefersCsv(HttpRequestMessage<Optional<String>> request) {
    String accepted =
        request.getHeaders().entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("accept"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return accepted.contains("text/csv") && !accepted.contains("application/json");
  }

  /** {@code GET /api/kpis/records?top=&cursor=}; {@code kpi recompute} reads it. */
  @FunctionName("ListKpiRecords")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/kpis/records",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(
        request,
        Role.READER,
        principal -> {
          Query query = new Query(request);
          Page<Map<String, @Nullable Object>> page = records.page(query.top(), query.cursor());
          return Answer.of(
              request,
              new Document().list("items", page.items()).text("cursor", page.cursor()).map());
        });
  }
}
