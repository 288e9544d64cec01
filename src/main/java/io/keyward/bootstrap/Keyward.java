package io.keyward.bootstrap;

import io.keyward.azure.OpenTelemetryBacklog;
import io.keyward.azure.OpenTelemetryCounts;
import io.keyward.azure.OpenTelemetryGauges;
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
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.KnownForms;
import io.keyward.azure.store.queue.QueueInspections;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.console.Assets;
import io.keyward.console.Console;
import io.keyward.functions.ConsoleAssets;
import io.keyward.functions.ConsolePages;
import io.keyward.functions.DispatchOutboxTimer;
import io.keyward.functions.KeyVaultEvents;
import io.keyward.functions.PublishKpisTimer;
import io.keyward.functions.ResourceEvents;
import io.keyward.functions.SweepInventoryTimer;
import io.keyward.functions.SweepKeysTimer;
import io.keyward.functions.SweepTicketsTimer;
import io.keyward.functions.Warmup;
import io.keyward.functions.Work;
import io.keyward.functions.api.AlertsApi;
import io.keyward.functions.api.AuditApi;
import io.keyward.functions.api.BulkApi;
import io.keyward.functions.api.DecisionsApi;
import io.keyward.functions.api.DrillsApi;
import io.keyward.functions.api.HealthApi;
import io.keyward.functions.api.KeysApi;
import io.keyward.functions.api.KpisApi;
import io.keyward.functions.api.ResourcesApi;
import io.keyward.functions.api.TicketsApi;
import io.keyward.functions.api.WaiversApi;
import io.keyward.functions.http.Gate;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.meter.BacklogMeter;
import io.keyward.kpi.meter.BacklogStore;
import io.keyward.kpi.meter.EventMeter;
import io.keyward.kpi.meter.KpiMeter;
import io.keyward.workflow.CheckHealth;
import io.keyward.workflow.Ports;
import io.keyward.workflow.WatchBacklog;
import io.keyward.workflow.alert.AlertDesk;
import io.keyward.workflow.alert.DecideAlert;
import io.keyward.workflow.alert.DeliverAlerts;
import io.keyward.workflow.alert.ReadAlerts;
import io.keyward.workflow.alert.TendAlert;
import io.keyward.workflow.alert.WatchTickets;
import io.keyward.workflow.drill.CarryDrill;
import io.keyward.workflow.drill.DecideDrill;
import io.keyward.workflow.drill.DrillDesk;
import io.keyward.workflow.drill.ReadDrills;
import io.keyward.workflow.drill.RequestDrill;
import io.keyward.workflow.drill.SweepDrills;
import io.keyward.workflow.drill.WatchDrills;
import io.keyward.workflow.inspect.DoInspection;
import io.keyward.workflow.inspect.ExecuteTicket;
import io.keyward.workflow.inspect.FollowChange;
import io.keyward.workflow.inspect.FollowKey;
import io.keyward.workflow.inspect.FreshLook;
import io.keyward.workflow.inspect.InspectResource;
import io.keyward.workflow.inspect.SweepInventory;
import io.keyward.workflow.inspect.SweepKeys;
import io.keyward.workflow.inspect.SweepSubscription;
import io.keyward.workflow.inspect.SweepVault;
import io.keyward.workflow.inspect.Turns;
import io.keyward.workflow.judge.ReadJudgements;
import io.keyward.workflow.judge.ReadKeys;
import io.keyward.workflow.judge.Remedies;
import io.keyward.workflow.kpi.PublishKpis;
import io.keyward.workflow.kpi.ReadKpiRecords;
import io.keyward.workflow.kpi.ReadKpis;
import io.keyward.workflow.kpi.TallyEstate;
import io.keyward.workflow.ticket.ApproveMany;
import io.keyward.workflow.ticket.ClaimedTickets;
import io.keyward.workflow.ticket.DecideTicket;
import io.keyward.workflow.ticket.DispatchOutbox;
import io.keyward.workflow.ticket.FindTickets;
import io.keyward.workflow.ticket.ReadAudit;
import io.keyward.workflow.ticket.ReadTickets;
import io.keyward.workflow.ticket.SweepTickets;
import io.keyward.workflow.ticket.TicketDesk;
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
                    new SweepVault(ports, inspect, policies, turns),
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
