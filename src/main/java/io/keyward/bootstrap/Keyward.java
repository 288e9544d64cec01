package io.keyward.bootstrap;

import io.keyward.azure.OpenTelemetryBacklog;
import io.keyward.azure.OpenTelemetryCounts;
import io.keyward.azure.OpenTelemetryGauges;
import io.keyward.azure.store.KnownForms;
import io.keyward.azure.store.Partitions;
import io.keyward.azure.store.QueueInspections;
import io.keyward.azure.store.TableAlerts;
import io.keyward.azure.store.TableBacklog;
import io.keyward.azure.store.TableDrills;
import io.keyward.azure.store.TableJudgements;
import io.keyward.azure.store.TableKeyUses;
import io.keyward.azure.store.TableKpis;
import io.keyward.azure.store.TableRotations;
import io.keyward.azure.store.TableTickets;
import io.keyward.azure.store.TableWaivers;
import io.keyward.azure.store.TableWriters;
import io.keyward.compliance.Assessor;
import io.keyward.compliance.PolicySource;
import io.keyward.compliance.Rules;
import io.keyward.console.Assets;
import io.keyward.console.Console;
import io.keyward.functions.AlertsApi;
import io.keyward.functions.AuditApi;
import io.keyward.functions.BulkApi;
import io.keyward.functions.ConsoleAssets;
import io.keyward.functions.ConsolePages;
import io.keyward.functions.DecisionsApi;
import io.keyward.functions.DispatchOutboxTimer;
import io.keyward.functions.DrillsApi;
import io.keyward.functions.Gate;
import io.keyward.functions.HealthApi;
import io.keyward.functions.KeyVaultEvents;
import io.keyward.functions.KeysApi;
import io.keyward.functions.KpisApi;
import io.keyward.functions.PublishKpisTimer;
import io.keyward.functions.ResourceEvents;
import io.keyward.functions.ResourcesApi;
import io.keyward.functions.SweepInventoryTimer;
import io.keyward.functions.SweepKeysTimer;
import io.keyward.functions.SweepTicketsTimer;
import io.keyward.functions.TicketsApi;
import io.keyward.functions.WaiversApi;
import io.keyward.functions.Warmup;
import io.keyward.functions.Work;
import io.keyward.kpi.BacklogMeter;
import io.keyward.kpi.BacklogStore;
import io.keyward.kpi.EventMeter;
import io.keyward.kpi.KpiMeter;
import io.keyward.kpi.KpiStore;
import io.keyward.workflow.AlertDesk;
import io.keyward.workflow.ApproveMany;
import io.keyward.workflow.CarryDrill;
import io.keyward.workflow.CheckHealth;
import io.keyward.workflow.ClaimedTickets;
import io.keyward.workflow.DecideAlert;
import io.keyward.workflow.DecideDrill;
import io.keyward.workflow.DecideTicket;
import io.keyward.workflow.DeliverAlerts;
import io.keyward.workflow.DispatchOutbox;
import io.keyward.workflow.DoInspection;
import io.keyward.workflow.DrillDesk;
import io.keyward.workflow.ExecuteTicket;
import io.keyward.workflow.FindTickets;
import io.keyward.workflow.FollowChange;
import io.keyward.workflow.FollowKey;
import io.keyward.workflow.FreshLook;
import io.keyward.workflow.InspectResource;
import io.keyward.workflow.Ports;
import io.keyward.workflow.ReadAlerts;
import io.keyward.workflow.ReadAudit;
import io.keyward.workflow.ReadDrills;
import io.keyward.workflow.ReadJudgements;
import io.keyward.workflow.ReadKeys;
import io.keyward.workflow.ReadTickets;
import io.keyward.workflow.Remedies;
import io.keyward.workflow.RequestDrill;
import io.keyward.workflow.SweepDrills;
import io.keyward.workflow.SweepInventory;
import io.keyward.workflow.SweepKeys;
import io.keyward.workflow.SweepSubscription;
import io.keyward.workflow.SweepTickets;
import io.keyward.workflow.SweepVault;
import io.keyward.workflow.TendAlert;
import io.keyward.workflow.TicketDesk;
import io.keyward.workflow.Turns;
import io.keyward.workflow.WatchBacklog;
import io.keyward.workflow.WatchDrills;
import io.keyward.workflow.WatchTickets;
import io.keyward.workflow.kpi.PublishKpis;
import io.keyward.workflow.kpi.ReadKpiRecords;
import io.keyward.workflow.kpi.ReadKpis;
import io.keyward.workflow.kpi.TallyEstate;
import io.keyward.workflow.waiver.ApproveWaiver;
import io.keyward.workflow.waiver.ReadWaivers;
import io.keyward.workflow.waiver.RequestWaiver;
import io.keyward.workflow.waiver.RevokeWaiver;
import io.keyward.workflow.waiver.WaiveTicket;
import io.keyward.workflow.waiver.WaiverDesk;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one graph of objects: every function with all that stands behind it. */
public final class Keyward {
  private final Map<Class<?>, Object> functions;

  private Keyward(List<Object> functions) {
    this.functions =
        functions.stream()
            .collect(Collectors.toUnmodifiableMap(Object::getClass, Function.identity()));
  }

  /** Builds the graph. */
  public static Keyward of(Settings settings, PolicySource policies, Parts parts) {
    return of(settings, policies, parts, EventMeter.none());
  }

  /** The same; what happens is counted there. */
  static Keyward of(Settings settings, PolicySource policies, Parts parts, EventMeter counts) {
    QueueInspections queue = new QueueInspections(parts.work());
    KnownForms table = KnownForms.over(parts.table());
    Partitions partitions = new Partitions(table);
    Ports ports =
        new Ports(
            parts.resources(),
            parts.surroundings(),
            new TableJudgements(table, partitions),
            new TableWriters(table),
            new TableTickets(table, partitions),
            new TableWaivers(table, partitions),
            new TableKeyUses(table),
            new TableRotations(table, partitions),
            new TableAlerts(table, partitions),
            new TableDrills(table, partitions),
            queue,
            parts.clock(),
            settings.tenantId());
    Remedies remedies = new Remedies(parts.changes().isPresent());
    InspectResource inspect =
        new InspectResource(ports, new Assessor(Rules.ofResources()), policies, remedies, counts);
    TicketDesk desk = new TicketDesk(ports.tickets(), queue, ports.clock());
    BacklogStore backlog = new TableBacklog(table);
    CheckHealth health = new CheckHealth(ports, policies, backlog, table::refusal);
    Gate gate = new Gate(settings.trustsPrincipal(), settings.tenantId());
    ExecuteTicket execute = execute(ports, policies, remedies, inspect, parts);
    Turns turns = new Turns(queue, ports.clock());
    FollowChange follow = new FollowChange(ports, inspect, turns);
    Assets assets = Assets.load();
    KpiStore kpis = new TableKpis(table);
    AlertDesk alerts = new AlertDesk(ports, policies);
    WatchDrills news = new WatchDrills(ports, policies, alerts);
    DeliverAlerts deliver =
        new DeliverAlerts(ports.alerts(), parts.channels(), policies, ports.clock());
    return new Keyward(
        List.of(
            new ResourceEvents(follow, counts),
            new KeyVaultEvents(new FollowKey(ports, inspect, follow), counts),
            new Work(
                new DoInspection(
                    inspect,
                    new SweepSubscription(ports),
                    new SweepVault(ports, inspect, policies),
                    new DoInspection.Carrying(execute, carryDrill(ports, policies, parts), news),
                    new TendAlert(alerts, deliver),
                    turns)),
            new SweepKeysTimer(new SweepKeys(ports, policies)),
            new KeysApi(gate, new ReadKeys(ports.judgements(), ports.uses())),
            new PublishKpisTimer(new PublishKpis(ports, kpis, parts.logs(), gauges(parts))),
            new KpisApi(gate, new ReadKpis(ports, kpis), records(ports, kpis)),
            new SweepInventoryTimer(new SweepInventory(ports, settings.subscriptions())),
            new SweepTicketsTimer(
                new SweepTickets(ports.tickets(), desk, ports.clock()),
                new WatchTickets(ports, policies, alerts),
                new SweepDrills(ports, news)),
            new DispatchOutboxTimer(
                new DispatchOutbox(ports.tickets(), desk, ports.clock()),
                deliver,
                new WatchBacklog(queue, backlog, meter(parts), policies, ports.clock())),
            new AlertsApi(
                gate,
                new ReadAlerts(ports.alerts()),
                new DecideAlert(ports.alerts(), alerts, queue, policies, ports.clock())),
            new TicketsApi(gate, new ReadTickets(ports.tickets())),
            new DecisionsApi(
                gate,
                new DecideTicket(ports.tickets(), desk, policies, ports.clock()),
                new ReadTickets(ports.tickets())),
            new AuditApi(gate, new ReadAudit(ports.tickets())),
            new ResourcesApi(gate, new ReadJudgements(ports.judgements())),
            waivers(ports, inspect, policies, gate),
            bulk(ports, desk, policies, gate),
            drills(ports, policies, gate, parts),
            new ConsolePages(gate, console(ports, kpis, policies, assets)),
            new ConsoleAssets(assets),
            new HealthApi(health),
            new Warmup(health)));
  }

  private static KpiMeter gauges(Parts parts) {
    return new OpenTelemetryGauges(() -> GlobalOpenTelemetry.getMeter("io.keyward"), parts.clock());
  }

  private static BacklogMeter meter(Parts parts) {
    return new OpenTelemetryBacklog(
        () -> GlobalOpenTelemetry.getMeter("io.keyward"), parts.clock());
  }

  static EventMeter counts(Clock clock) {
    return new OpenTelemetryCounts(() -> GlobalOpenTelemetry.getMeter("io.keyward"), clock);
  }

  private static ReadKpiRecords records(Ports ports, KpiStore kpis) {
    return new ReadKpiRecords(ports.rotations(), kpis);
  }

  private static DrillsApi drills(Ports ports, PolicySource policies, Gate gate, Parts parts) {
    DrillDesk desk = new DrillDesk(ports);
    return new DrillsApi(
        gate,
        new ReadDrills(ports, policies),
        new RequestDrill(ports, desk, policies, parts.changes()),
        new DecideDrill(ports, desk, policies, parts.changes()));
  }

  private static CarryDrill carryDrill(Ports ports, PolicySource policies, Parts parts) {
    return new CarryDrill(
        ports,
        new DrillDesk(ports),
        policies,
        new CarryDrill.Working(
            parts.changes(), parts.keyLog(), () -> UUID.randomUUID().toString()));
  }

  private static Console console(Ports ports, KpiStore kpis, PolicySource policies, Assets assets) {
    return new Console(
        new Console.Reads(
            new TallyEstate(ports.judgements(), ports.tickets(), ports.clock()),
            new ReadKpis(ports, kpis),
            new FindTickets(ports.tickets()),
            new ReadTickets(ports.tickets()),
            new ReadJudgements(ports.judgements()),
            new ReadWaivers(ports.waivers(), ports.clock()),
            new ReadAudit(ports.tickets()),
            new ReadAlerts(ports.alerts()),
            new ReadKeys(ports.judgements(), ports.uses()),
            new ReadDrills(ports, policies),
            ports.clock()),
        assets);
  }

  private static BulkApi bulk(Ports ports, TicketDesk desk, PolicySource policies, Gate gate) {
    DecideTicket decide = new DecideTicket(ports.tickets(), desk, policies, ports.clock());
    return new BulkApi(gate, new ApproveMany(ports.tickets(), decide));
  }

  private static ExecuteTicket execute(
      Ports ports, PolicySource policies, Remedies remedies, InspectResource inspect, Parts parts) {
    TicketDesk desk = new TicketDesk(ports.tickets(), ports.queue(), ports.clock());
    ClaimedTickets claims = new ClaimedTickets(ports.tickets(), desk, ports.clock());
    return new ExecuteTicket(
        ports,
        claims,
        new FreshLook(ports, policies, remedies, claims, inspect),
        new ExecuteTicket.Changing(parts.changes(), () -> UUID.randomUUID().toString()));
  }

  private static WaiversApi waivers(
      Ports ports, InspectResource inspect, PolicySource policies, Gate gate) {
    WaiverDesk desk = new WaiverDesk(ports, inspect);
    RequestWaiver request = new RequestWaiver(desk, policies, ports.clock());
    return new WaiversApi(
        gate,
        new ReadWaivers(ports.waivers(), ports.clock()),
        new WaiversApi.Decisions(
            request,
            new WaiveTicket(ports.tickets(), request),
            new ApproveWaiver(desk, ports.clock()),
            new RevokeWaiver(desk, ports.clock())));
  }

  /** The instance of a function class. */
  public Object function(Class<?> type) {
    Object function = functions.get(type);
    if (function == null) {
      throw new IllegalArgumentException(type.getName() + " is no function of Keyward");
    }
    return function;
  }

  /** The classes that hold functions. */
  public List<Class<?>> functionClasses() {
    return List.copyOf(functions.keySet());
  }
}
