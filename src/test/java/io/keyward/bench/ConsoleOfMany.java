package io.keyward.bench;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.azure.store.TableJudgements;
import io.keyward.azure.store.TableTickets;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.bench.load.Asked;
import io.keyward.bench.measure.House;
import io.keyward.bench.measure.Report;
import io.keyward.bench.measure.Samples;
import io.keyward.bench.measure.SendingQueue;
import io.keyward.bench.measure.ShiftedClock;
import io.keyward.bench.measure.SlowTable;
import io.keyward.bootstrap.Keyward;
import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Verdict;
import io.keyward.functions.ConsolePages;
import io.keyward.functions.api.AuditApi;
import io.keyward.functions.api.ResourcesApi;
import io.keyward.functions.api.TicketsApi;
import io.keyward.inventory.ResourceId;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.testing.Plans;
import io.keyward.ticket.Ticket;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * How long the console's pages and the API take with 100,000 open tickets, as their functions
 * answer, against one read of one row of the same table: on the embedded store as it is, and with
 * the latency of a network before each call to it.
 */
final class ConsoleOfMany {
  private static final int TICKETS = 100_000;
  private static final int TURNS = 100;
  private static final int SLOW_TURNS = 40;
  private static final long LATENCY = 10;
  private static final int GOAL = 5;

  private final Database database;
  private final SlowTable table;
  private final ShiftedClock clock = new ShiftedClock();
  private final Keyward keyward;
  private final List<Ticket> some = new ArrayList<>();
  private int turn;

  private ConsoleOfMany(Database database) throws GeneralSecurityException {
    this.database = database;
    table = new SlowTable(new EmbeddedEntityTable(database, "keyward"));
    House.Tenant nowhere =
        new House.Tenant(URI.create("https://localhost:1"), SSLContext.getDefault());
    keyward = House.of(nowhere, table, new SendingQueue((text, delay) -> {}), clock).keyward();
  }

  /** Runs the benchmark; the first argument is the number of tickets, where there is one. */
  public static void main(String[] arguments)
      throws JudgementConflict, GeneralSecurityException, IOException {
    int tickets = arguments.length == 0 ? TICKETS : Integer.parseInt(arguments[0]);
    Report report = new Report("console");
    try (Database database = Database.at(Files.createTempDirectory("keyward-console"))) {
      ConsoleOfMany bench = new ConsoleOfMany(database);
      bench.fill(tickets);
      bench.measure(report, 0, TURNS);
      bench.measure(report, LATENCY, SLOW_TURNS);
    }
    report.end();
    System.exit(0);
  }

  private void fill(int tickets) throws JudgementConflict {
    EntityTable direct = new EmbeddedEntityTable(database, "keyward");
    TableTickets store = new TableTickets(direct);
    TableJudgements judgements = new TableJudgements(direct);
    Instant now = clock.instant();
    for (int i = 0; i < tickets; i++) {
      ResourceId id = Plans.account("account-" + i);
      Ticket ticket = Plans.open(store, id, Plans.found(Plans.inPlace(id, ""), 2, ""), now);
      if (i % (tickets / TURNS) == 0) {
        some.add(ticket);
      }
      judgements.keep(
          new Judgement(
              id,
              Verdict.NON_COMPLIANT,
              Map.of("production", true, "outcomes", List.of()),
              Set.of(),
              now,
              Instant.EPOCH,
              ""));
    }
  }

  private Ticket next() {
    turn++;
    return some.get(turn % some.size());
  }

  private Map<String, Supplier<HttpResponseMessage>> answers() {
    Map<String, Supplier<HttpResponseMessage>> all = new LinkedHashMap<>();
    all.put("GET /api/tickets/ID", () -> tickets().get(Asked.page(""), next().id().toString()));
    all.put("GET /api/tickets?top=50", () -> tickets().list(Asked.api("top", "50")));
    all.put(
        "GET /api/tickets?subject=ID",
        () -> tickets().list(Asked.api("subject", next().subject().toString())));
    all.put("GET /api/resources?top=50", () -> resources().list(Asked.api("top", "50")));
    all.put("GET /api/audit?top=50", () -> audit().list(Asked.api("top", "50")));
    all.put("console: tickets", () -> page("tickets"));
    all.put("console: ticket", () -> page("tickets/" + next().id()));
    all.put("console: resources", () -> page("resources"));
    all.put("console: audit", () -> page("audit"));
    all.put("console: overview", () -> page(""));
    return all;
  }

  private TicketsApi tickets() {
    return (TicketsApi) keyward.function(TicketsApi.class);
  }

  private ResourcesApi resources() {
    return (ResourcesApi) keyward.function(ResourcesApi.class);
  }

  private AuditApi audit() {
    return (AuditApi) keyward.function(AuditApi.class);
  }

  private HttpResponseMessage page(String path) {
    return ((ConsolePages) keyward.function(ConsolePages.class)).page(Asked.page(path));
  }

  private void measure(Report report, long latency, int turns) {
    table.latency(latency);
    for (Map.Entry<String, Supplier<HttpResponseMessage>> answer : answers().entrySet()) {
      List<Double> reads = new ArrayList<>();
      List<Double> spans = new ArrayList<>();
      double first = once(answer.getValue());
      once(answer.getValue());
      int calls = 0;
      for (int i = 0; i < turns; i++) {
        reads.add(read());
        table.calls();
        spans.add(once(answer.getValue()));
        calls = Math.max(calls, table.calls());
      }
      double p99 = Samples.of(spans).p99();
      double floor = Samples.of(reads).p99();
      report.row(
          "answer", answer.getKey(),
          "latency ms", latency,
          "calls to the table", calls,
          "read of a row ms, p99", floor,
          "first ms", first,
          "median ms", Samples.of(spans).median(),
          "p99 ms", p99,
          "ratio", p99 / floor);
      if (latency > 0) {
        report.goal("5 times one read: " + answer.getKey(), Math.max(p99, first) <= GOAL * floor);
      }
    }
  }

  private double read() {
    Ticket ticket = next();
    long from = System.nanoTime();
    if (table.get(ticket.id().partition(), "slot-" + ticket.id().subject()).isEmpty()) {
      throw new IllegalStateException("There is no such row.");
    }
    return (System.nanoTime() - from) / 1e6;
  }

  private static double once(Supplier<HttpResponseMessage> answer) {
    long from = System.nanoTime();
    int status = answer.get().getStatusCode();
    if (status != 200) {
      throw new IllegalStateException("It answered " + status);
    }
    return (System.nanoTime() - from) / 1e6;
  }
}
