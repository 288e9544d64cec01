package io.keyward.console;

import io.keyward.compliance.Judgement;
import io.keyward.compliance.RuleIds;
import io.keyward.compliance.Verdict;
import io.keyward.drill.Drill;
import io.keyward.inventory.Body;
import io.keyward.inventory.Page;
import io.keyward.kpi.Kpis;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.ticket.store.TicketStore.Told;
import io.keyward.workflow.alert.ReadAlerts;
import io.keyward.workflow.drill.ReadDrills;
import io.keyward.workflow.judge.ReadJudgements;
import io.keyward.workflow.judge.ReadKeys;
import io.keyward.workflow.kpi.ReadKpis;
import io.keyward.workflow.kpi.TallyEstate;
import io.keyward.workflow.ticket.FindTickets;
import io.keyward.workflow.ticket.ReadAudit;
import io.keyward.workflow.ticket.ReadTickets;
import io.keyward.workflow.waiver.ReadWaivers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of the console. */
public final class Console {
  private static final int ROWS = 50;
  private static final int AUDIT_ROWS = 100;

  /** So many pages of the store are looked through for one page of a verdict. */
  private static final int MOST_PAGES = 10;

  private final Reads reads;
  private final Assets assets;
  private final Templates templates = new Templates();

  /** What the pages show. */
  public record Reads(
      TallyEstate tally,
      ReadKpis kpis,
      FindTickets find,
      ReadTickets tickets,
      ReadJudgements judgements,
      ReadWaivers waivers,
      ReadAudit audit,
      ReadAlerts alerts,
      ReadKeys keys,
      ReadDrills drills,
      Clock clock) {}

  /** Shows what these read. */
  public Console(Reads reads, Assets assets) {
    this.reads = reads;
    this.assets = assets;
  }

  /**
   * The page at a path below {@code /console}.
   *
   * @param path without the console's own name, such as {@code tickets/ID}, decoded
   */
  public WebPage page(Visitor visitor, String path, PageQuery query) {
    int cut = path.indexOf('/');
    String section = cut < 0 ? path : path.substring(0, cut);
    String rest = cut < 0 ? "" : path.substring(cut + 1);
    if (!rest.isEmpty()) {
      return detail(visitor, section, rest);
    }
    return switch (section) {
      case "" -> overview(visitor, query);
      case "tickets" -> tickets(visitor, query);
      case "resources" -> resources(visitor, query);
      case "keys" -> keys(visitor, query);
      case "drills" -> drills(visitor, query);
      case "waivers" -> waivers(visitor, query);
      case "alerts" -> alerts(visitor, query);
      case "audit" -> audit(visitor, query);
      default -> missing(visitor);
    };
  }

  private WebPage detail(Visitor visitor, String section, String key) {
    Optional<WebPage> found =
        switch (section) {
          case "tickets" ->
              TicketId.parse(key)
                  .flatMap(reads.tickets()::one)
                  .map(it -> ticket(visitor, it))
                  .or(() -> drill(visitor, key));
          case "drills" -> drill(visitor, key);
          case "resources" -> reads.judgements().one(key).map(it -> resource(visitor, it));
          case "keys" -> reads.keys().one(key).map(it -> key(visitor, it));
          default -> Optional.empty();
        };
    return found.orElseGet(() -> missing(visitor));
  }

  /** The page that says why another one is not shown. */
  public WebPage refusal(Visitor visitor, int status, String path, String sentence) {
    String title =
        switch (status) {
          case 401 -> "Sign in";
          case 403 -> "Not allowed";
          case 404 -> "Not found";
          case 503 -> "Not available just now";
          default -> "That did not work";
        };
    Frame frame = new Frame(title, "", path, visitor, assets, false);
    return new WebPage(
        status,
        templates.render(
            "message", Map.of("frame", frame, "status", status, "sentence", sentence)));
  }

  private WebPage missing(Visitor visitor) {
    return refusal(visitor, 404, "/console", "There is nothing at this address, or not any more.");
  }

  private WebPage overview(Visitor visitor, PageQuery query) {
    OverviewView view = new OverviewView(reads.tally().now());
    Kpis kpis = reads.kpis().recent(reads.kpis().last(query.days()));
    Frame frame = new Frame("Overview", "overview", "/console", visitor, assets, true);
    return shown("overview", frame, Map.of("view", view, "kpi", new KpiView(kpis, query.days())));
  }

  private WebPage tickets(Visitor visitor, PageQuery query) {
    Page<Ticket> page =
        reads
            .find()
            .page(
                new TicketQuery(query.state(), query.severity(), ""),
                query.text(),
                ROWS,
                query.cursor());
    List<TicketView> rows = page.items().stream().map(it -> TicketView.row(it, visitor)).toList();
    return shown(
        "tickets",
        frame(visitor, "tickets", "Tickets"),
        Map.of("rows", rows, "query", query, "next", query.next(page.cursor())));
  }

  private WebPage ticket(Visitor visitor, ReadTickets.WithHistory found) {
    Ticket ticket = found.ticket();
    Chain chain =
        reads
            .judgements()
            .one(ticket.subject().toString())
            .map(it -> Chain.of(Body.of(it.document())))
            .orElseGet(() -> new Chain(List.of()));
    TicketView view = new TicketView(ticket, found.history(), chain, visitor);
    Frame frame =
        new Frame("Ticket for " + view.name(), "tickets", view.url(), visitor, assets, false);
    return shown("ticket", frame, Map.of("view", view));
  }

  private WebPage resources(Visitor visitor, PageQuery query) {
    Optional<Verdict> wanted = Verdict.ofWord(query.verdict());
    List<ResourceView> rows = new ArrayList<>();
    String cursor = query.cursor();
    int pages = 0;
    do {
      Page<Judgement> page = reads.judgements().page(ROWS, cursor);
      page.items().stream()
          .filter(it -> wanted.isEmpty() || wanted.get() == it.verdict())
          .forEach(it -> rows.add(new ResourceView(reads.judgements().keyOf(it), it)));
      cursor = page.cursor();
      pages++;
    } while (rows.size() < ROWS / 2 && !cursor.isEmpty() && pages < MOST_PAGES);
    return shown(
        "resources",
        frame(visitor, "resources", "Resources"),
        Map.of("rows", rows, "query", query, "next", query.next(cursor)));
  }

  private WebPage resource(Visitor visitor, Judgement judgement) {
    ResourceView view = new ResourceView(reads.judgements().keyOf(judgement), judgement);
    Frame frame = new Frame(view.name(), "resources", view.url(), visitor, assets, false);
    return shown("resource", frame, Map.of("view", view));
  }

  private WebPage keys(Visitor visitor, PageQuery query) {
    Page<ReadKeys.Known> page = reads.keys().page(ROWS, query.cursor());
    KeysView view =
        new KeysView(page.items().stream().map(this::view).toList(), reads.clock().instant());
    return shown(
        "keys",
        frame(visitor, "keys", "Keys"),
        Map.of("view", view, "next", query.next(page.cursor())));
  }

  private KeyView view(ReadKeys.Known known) {
    return new KeyView(reads.keys().keyOf(known), known, reads.clock().instant());
  }

  private WebPage key(Visitor visitor, ReadKeys.Known known) {
    KeyView view = view(known);
    Frame frame = new Frame(view.name(), "keys", view.url(), visitor, assets, false);
    String drill =
        reads
            .drills()
            .liveOn(known.judgement().id())
            .map(it -> DrillView.row(it, visitor).url())
            .orElse("");
    boolean offers = visitor.mayDecide() && drill.isEmpty() && reads.drills().areAllowed();
    return shown("key", frame, Map.of("view", view, "drill", drill, "offersDrill", offers));
  }

  private WebPage drills(Visitor visitor, PageQuery query) {
    Page<Drill> page = reads.drills().page(ROWS, query.cursor());
    return shown(
        "drills",
        frame(visitor, "drills", "Drills"),
        Map.of(
            "rows",
            page.items().stream().map(it -> DrillView.row(it, visitor)).toList(),
            "allowed",
            reads.drills().areAllowed(),
            "next",
            query.next(page.cursor())));
  }

  /** The audit page leads here by the ids of histories, which are like those of tickets. */
  private Optional<WebPage> drill(Visitor visitor, String key) {
    return TicketId.parse(key)
        .flatMap(reads.drills()::one)
        .map(found -> new DrillView(found.drill(), found.history(), visitor))
        .map(
            view ->
                shown(
                    "drill",
                    new Frame(
                        "Drill on " + view.name(), "drills", view.url(), visitor, assets, false),
                    Map.of("view", view)));
  }

  private WebPage waivers(Visitor visitor, PageQuery query) {
    var page = reads.waivers().page(ROWS, query.cursor());
    List<WaiverView> rows =
        page.items().stream()
            .map(it -> new WaiverView(it, reads.waivers().stateOf(it), visitor))
            .toList();
    return shown(
        "waivers",
        frame(visitor, "waivers", "Waivers"),
        Map.of("rows", rows, "rules", RuleIds.all(), "next", query.next(page.cursor())));
  }

  private WebPage audit(Visitor visitor, PageQuery query) {
    Page<Told> page = reads.audit().page(AUDIT_ROWS, query.cursor());
    return shown(
        "audit",
        frame(visitor, "audit", "Audit"),
        Map.of("rows", page.items(), "next", query.next(page.cursor())));
  }

  private WebPage alerts(Visitor visitor, PageQuery query) {
    var page =
        reads
            .alerts()
            .page(new ReadAlerts.Wish(query.state(), query.severity()), ROWS, query.cursor());
    return shown(
        "alerts",
        frame(visitor, "alerts", "Alerts"),
        Map.of(
            "rows",
            page.items().stream().map(it -> new AlertView(it, visitor)).toList(),
            "query",
            query,
            "next",
            query.next(page.cursor())));
  }

  private Frame frame(Visitor visitor, String section, String title) {
    return new Frame(title, section, "/console/" + section, visitor, assets, false);
  }

  private WebPage shown(String template, Frame frame, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("frame", frame);
    return new WebPage(200, templates.render(template, all));
  }
}
