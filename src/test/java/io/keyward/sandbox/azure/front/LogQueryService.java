package io.keyward.sandbox.azure.front;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The query service of Log Analytics over the audit log of the simulated vaults. It answers the
 * queries of {@link LogQueries} and refuses every other text as the service refuses one that it
 * cannot parse (Log Analytics API errors, read 2026-11-22).
 */
public final class LogQueryService {
  public static final String HOST = "api.loganalytics.azure.com";
  private static final String TYPE = "Microsoft.OperationalInsights/workspaces";

  private final Documents documents;
  private final AuditLog log;

  public LogQueryService(Documents documents, AuditLog log) {
    this.documents = documents;
    this.log = log;
  }

  public Reply answer(Call call) {
    boolean query =
        call.segments().size() == 4
            && call.segmentIs(0, "v1")
            && call.segmentIs(1, "workspaces")
            && call.segmentIs(3, "query");
    if (!query) {
      return ArmError.notFound("PathNotFoundError", "The requested path does not exist").reply();
    }
    if (!call.is("POST")) {
      return ArmError.methodNotAllowed(call.method()).reply();
    }
    boolean known =
        documents
            .ofType(Documents.Shelf.LIVE, TYPE)
            .anyMatch(it -> Json.text(it.body(), "properties.customerId").equals(call.segment(2)));
    if (!known) {
      return ArmError.notFound("WorkspaceNotFoundError", "The workspace could not be found")
          .reply();
    }
    return call.document()
        .flatMap(body -> LogQueries.parse(Json.text(body, "query")))
        .map(asked -> Reply.ok(table(asked, call.segment(2))))
        .orElseGet(LogQueryService::syntaxError);
  }

  private static Reply syntaxError() {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("message", "The request had some invalid properties")
        .put("code", "BadArgumentError")
        .putObject("innererror")
        .put("code", "SyntaxError")
        .put("message", "Syntax Error");
    return Reply.of(400, body);
  }

  private ObjectNode table(LogQueries asked, String workspace) {
    List<AuditLog.Line> lines =
        log.lines(workspace, asked.from(), asked.until()).stream()
            .filter(line -> asked.isAbout(line.vault()))
            .toList();
    return asked.kind() == LogQueries.Kind.DENIALS ? denials(lines) : versions(lines);
  }

  private static ObjectNode denials(List<AuditLog.Line> lines) {
    Map<String, long[]> hours = new TreeMap<>();
    for (AuditLog.Line line : lines) {
      if (line.status() != 401) {
        String hour = line.at().truncatedTo(ChronoUnit.HOURS) + " " + line.vault();
        long[] counts = hours.computeIfAbsent(hour, any -> new long[2]);
        counts[0] += line.status() == 403 ? 1 : 0;
        counts[1]++;
      }
    }
    ArrayNode rows = Json.MAPPER.createArrayNode();
    hours.forEach(
        (place, counts) -> {
          String[] parts = place.split(" ", 2);
          rows.addArray().add(parts[1]).add(parts[0]).add(counts[0]).add(counts[1]);
        });
    return primary(
        Map.of("vault", "string", "hour", "datetime", "denied", "long", "requests", "long"),
        List.of("vault", "hour", "denied", "requests"),
        rows);
  }

  private static ObjectNode versions(List<AuditLog.Line> lines) {
    Map<String, Instant> first = new TreeMap<>();
    for (AuditLog.Line line : lines) {
      boolean makes =
          List.of("KeyRotate", "KeyRotateIfDue", "KeyCreate", "KeyImport")
              .contains(line.operation());
      if (makes && line.status() >= 200 && line.status() < 300 && !line.key().isEmpty()) {
        first.merge(
            line.vault() + " " + line.key(),
            line.at(),
            (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    ArrayNode rows = Json.MAPPER.createArrayNode();
    first.forEach(
        (place, at) -> {
          String[] parts = place.split(" ", 2);
          rows.addArray().add(parts[0]).add(parts[1]).add(at.toString());
        });
    return primary(
        Map.of("vault", "string", "key", "string", "at", "datetime"),
        List.of("vault", "key", "at"),
        rows);
  }

  private static ObjectNode primary(
      Map<String, String> types, List<String> columns, ArrayNode rows) {
    ObjectNode answer = Json.object();
    ObjectNode table = answer.putArray("tables").addObject().put("name", "PrimaryResult");
    ArrayNode described = table.putArray("columns");
    columns.forEach(
        name ->
            described
                .addObject()
                .put("name", name)
                .put("type", Optional.ofNullable(types.get(name)).orElse("string")));
    table.set("rows", rows);
    return answer;
  }
}
