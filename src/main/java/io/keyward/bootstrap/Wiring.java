package io.keyward.bootstrap;

import io.keyward.azure.OpenTelemetryBacklog;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What stands behind the functions, made once and shared by those that need it. */
final class Wiring {
  private final Settings settings;
  private final PolicySource policies;
  private final Parts parts;
  private final EventMeter counts;
  private final QueueInspections queue;
  private final KnownForms table;
  private final Ports ports;
  private final Remedies remedies;
  private final InspectResource inspect;
  private final TicketDesk desk;
  private final KpiStore kpis;
  private final AlertDesk alerts;
  private final DeliverAlerts deliver;
  private final WatchDrills news;
  private final BacklogStore backlog;
  private final Gate gate;

  Wiring(Settings settings, PolicySource policies, Parts parts, EventMeter counts) {
    this.settings = settings;
    this.policies = policies;
    this.parts = parts;
    this.counts = counts;
    queue = new QueueInspections(parts.work());
    table = KnownForms.over(parts.table());
    ports = ports();
    remedies = new Remedies(parts.changes().isPresent());
    inspect =
        new InspectResource(ports, new Assessor(Rules.ofResources()), policies, remedies, counts);
    desk = new TicketDesk(ports.tickets(), queue, ports.clock());
    kpis = new TableKpis(table);
    alerts = new AlertDesk(ports, policies);
    deliver = new DeliverAlerts(ports.alerts(), parts.channels(), policies, ports.clock());
    news = new WatchDrills(ports, policies, alerts);
    backlog = new TableBacklog(table);
    gate = new Gate(settings.trustsPrincipal(), settings.tenantId());
  }

  private Ports ports() {
    Partitions partitions = new Partitions(table);
    return new Ports(
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
  }

  /** Every function. */
  List<Object> functions() {
    return Stream.of(events(), timers(), tickets(), figures(), pages())
        .flatMap(List::stream)
        .toList();
  }

  private List<Object> events() {
    Turns turns = new Turns(queue, ports.clock());
    FollowChange follow = new FollowChange(ports, inspect, turns);
    return List.of(
        new ResourceEvents(follow, counts),
        new KeyVaultEvents(new FollowKey(ports, inspect, follow), counts),
        new Work(
            new DoInspection(
                inspect,
                new SweepSubscription(ports),
                new SweepVault(ports, inspect, policies, turns),
                new DoInspection.Carrying(execute(), carryDrill(), news),
                new TendAlert(alerts, deliver),
                turns)));
  }

  private ExecuteTicket execute() {
    ClaimedTickets claims = new ClaimedTickets(ports.tickets(), desk, ports.clock());
    return new ExecuteTicket(
        ports,
        claims,
        new FreshLook(ports, policies, remedies, claims, inspect),
        new ExecuteTicket.Changing(parts.changes(), () -> UUID.randomUUID().toString()));
  }

  private CarryDrill carryDrill() {
    return new CarryDrill(
        ports,
        new DrillDesk(ports),
        policies,
        new CarryDrill.Working(
            parts.changes(), parts.keyLog(), () -> UUID.randomUUID().toString()));
  }

  private List<Object> timers() {
    return List.of(
        new SweepInventoryTimer(new SweepInventory(ports, settings.subscriptions())),
        new SweepKeysTimer(new SweepKeys(ports, policies)),
        new SweepTicketsTimer(
            new SweepTickets(ports.tickets(), desk, ports.clock()),
            new WatchTickets(ports, policies, alerts),
            new SweepDrills(ports, news)),
        new DispatchOutboxTimer(
            new DispatchOutbox(ports.tickets(), desk, ports.clock()),
            deliver,
            new WatchBacklog(queue, backlog, waiting(), policies, ports.clock())),
        new PublishKpisTimer(new PublishKpis(ports, kpis, parts.logs(), gauges())));
  }

  private KpiMeter gauges() {
    return new OpenTelemetryGauges(() -> GlobalOpenTelemetry.getMeter("io.keyward"), parts.clock());
  }

  private BacklogMeter waiting() {
    return new OpenTelemetryBacklog(
        () -> GlobalOpenTelemetry.getMeter("io.keyward"), parts.clock());
  }

  private List<Object> tickets() {
    ReadTickets read = new ReadTickets(ports.tickets());
    DecideTicket decide =
        new DecideTicket(ports.tickets(), desk, ports.judgements(), policies, ports.clock());
    return List.of(
        new TicketsApi(gate, read),
        new DecisionsApi(gate, decide, read),
        new BulkApi(gate, new ApproveMany(ports.tickets(), decide)),
        new AuditApi(gate, new ReadAudit(ports.tickets())),
        waivers(),
        drills());
  }

  private WaiversApi waivers() {
    WaiverDesk waiving = new WaiverDesk(ports, inspect);
    RequestWaiver request = new RequestWaiver(waiving, policies, ports.clock());
    return new WaiversApi(
        gate,
        new ReadWaivers(ports.waivers(), ports.clock()),
        new WaiversApi.Decisions(
            request,
            new WaiveTicket(ports.tickets(), request),
            new ApproveWaiver(waiving, ports.clock()),
            new RevokeWaiver(waiving, ports.clock())));
  }

  private DrillsApi drills() {
    DrillDesk drilling = new DrillDesk(ports);
    return new DrillsApi(
        gate,
        new ReadDrills(ports, policies),
        new RequestDrill(ports, drilling, policies, parts.changes()),
        new DecideDrill(ports, drilling, policies, parts.changes()));
  }

  private List<Object> figures() {
    CheckHealth health = new CheckHealth(ports, policies, backlog, table::refusal);
    return List.of(
        new ResourcesApi(gate, new ReadJudgements(ports.judgements())),
        new KeysApi(gate, new ReadKeys(ports.judgements(), ports.uses())),
        new KpisApi(gate, new ReadKpis(ports, kpis), new ReadKpiRecords(ports.rotations(), kpis)),
        new AlertsApi(
            gate,
            new ReadAlerts(ports.alerts()),
            new DecideAlert(ports.alerts(), alerts, queue, policies, ports.clock())),
        new HealthApi(health),
        new Warmup(health));
  }

  private List<Object> pages() {
    Assets assets = Assets.load();
    return List.of(new ConsolePages(gate, console(assets)), new ConsoleAssets(assets));
  }

  private Console console(Assets assets) {
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
}
