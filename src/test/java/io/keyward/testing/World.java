package io.keyward.testing;

import io.keyward.azure.store.TableAlerts;
import io.keyward.azure.store.TableDrills;
import io.keyward.azure.store.TableJudgements;
import io.keyward.azure.store.TableKeyUses;
import io.keyward.azure.store.TableRotations;
import io.keyward.azure.store.TableTickets;
import io.keyward.azure.store.TableWaivers;
import io.keyward.azure.store.TableWriters;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.entity.WholeTable;
import io.keyward.azure.store.queue.QueueInspections;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.KeyLog;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.Inspection;
import io.keyward.kpi.meter.EventMeter;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.sandbox.store.EmbeddedQueue;
import io.keyward.sandbox.store.ReceivedMessage;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.workflow.Ports;
import io.keyward.workflow.alert.AlertDesk;
import io.keyward.workflow.alert.DecideAlert;
import io.keyward.workflow.alert.DeliverAlerts;
import io.keyward.workflow.alert.TendAlert;
import io.keyward.workflow.alert.WatchTickets;
import io.keyward.workflow.drill.CarryDrill;
import io.keyward.workflow.drill.DrillDesk;
import io.keyward.workflow.drill.WatchDrills;
import io.keyward.workflow.inspect.DoInspection;
import io.keyward.workflow.inspect.ExecuteTicket;
import io.keyward.workflow.inspect.FollowChange;
import io.keyward.workflow.inspect.FreshLook;
import io.keyward.workflow.inspect.InspectResource;
import io.keyward.workflow.inspect.SweepInventory;
import io.keyward.workflow.inspect.SweepKeys;
import io.keyward.workflow.inspect.SweepSubscription;
import io.keyward.workflow.inspect.SweepVault;
import io.keyward.workflow.inspect.Turns;
import io.keyward.workflow.judge.Remedies;
import io.keyward.workflow.ticket.ClaimedTickets;
import io.keyward.workflow.ticket.DecideTicket;
import io.keyward.workflow.ticket.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keyward's use cases on an embedded store, a fake Azure and a clock that stands still. */
public final class World implements AutoCloseable {
  private static final AtomicInteger HOLDERS = new AtomicInteger();

  public volatile Policy policy = Policy.standard();
  public volatile KeyLog keyLog = KeyLog.none();
  public final FakeVault vault;
  public final FakeAzure azure;
  public final StandingClock clock;
  public final Ports ports;
  public final InspectResource inspect;
  public final FollowChange follow;
  public final TicketDesk desk;
  public final ClaimedTickets claims;
  public final ExecuteTicket execute;
  public final SweepInventory sweepInventory;
  public final SweepKeys sweepKeys;
  public final FakeChannels channels;
  public final AlertDesk alertDesk;
  public final DeliverAlerts deliver;
  public final WatchTickets watchTickets;
  public final WatchDrills watchDrills;
  public final DecideAlert decideAlert;
  public final Mortality mortality = new Mortality();

  /** Says what {@link #policy} is at that moment. */
  public final PolicySource policies =
      new PolicySource() {
        @Override
        public Policy current() {
          return policy;
        }

        @Override
        public Standing standing() {
          return new Standing(Instant.EPOCH, "");
        }
      };

  private final Database database;
  private final EmbeddedQueue queue;
  private final DoInspection doInspection;

  public World() {
    this(
        new FakeAzure(),
        new StandingClock(Instant.parse("2026-11-21T09:00:00Z")),
        Database.inMemory(),
        new FakeChannels(),
        new FakeVault());
    Bodies.keySide().forEach(azure::put);
  }

  /** The same world after a restart: nothing is left but Azure, the time and what was stored. */
  public World restarted() {
    World next = new World(azure, clock, database, channels, vault);
    next.policy = policy;
    next.keyLog = keyLog;
    return next;
  }

  /** The same world whose table and queue were lost. */
  public World withNothingStored() {
    World next = new World(azure, clock, Database.inMemory(), channels, vault);
    next.policy = policy;
    next.keyLog = keyLog;
    return next;
  }

  /** The table, past everything that stands before it. */
  public WholeTable stored() {
    return new EmbeddedEntityTable(database, "keyward");
  }

  private World(
      FakeAzure azure,
      StandingClock clock,
      Database database,
      FakeChannels channels,
      FakeVault vault) {
    this.vault = vault;
    this.channels = channels;
    this.azure = azure;
    this.clock = clock;
    this.database = database;
    queue = new EmbeddedQueue(database, clock, "keyward-work");
    EntityTable table = mortality.around(new EmbeddedEntityTable(database, "keyward"));
    QueueInspections inspections = new QueueInspections(mortality.around(queue));
    ports = ports(azure, table, inspections, clock);
    Remedies remedies = new Remedies(true);
    inspect =
        new InspectResource(
            ports, new Assessor(Rules.ofResources()), policies, remedies, EventMeter.none());
    Turns turns = new Turns(inspections, clock);
    follow = new FollowChange(ports, inspect, turns);
    desk = new TicketDesk(ports.tickets(), inspections, clock);
    claims = new ClaimedTickets(ports.tickets(), desk, clock);
    execute =
        new ExecuteTicket(
            ports,
            claims,
            new FreshLook(ports, policies, remedies, claims, inspect),
            new ExecuteTicket.Changing(Optional.empty(), () -> "holder"));
    alertDesk = new AlertDesk(ports, policies);
    deliver = new DeliverAlerts(ports.alerts(), mortality.around(channels), policies, clock);
    watchTickets = new WatchTickets(ports, policies, alertDesk);
    watchDrills = new WatchDrills(ports, policies, alertDesk);
    decideAlert = new DecideAlert(ports.alerts(), alertDesk, inspections, policies, clock);
    doInspection =
        new DoInspection(
            inspect,
            new SweepSubscription(ports),
            new SweepVault(ports, inspect, policies, turns),
            new DoInspection.Carrying(execute, drills(), watchDrills),
            new TendAlert(alertDesk, deliver),
            turns);
    sweepKeys = new SweepKeys(ports, policies);
    sweepInventory = new SweepInventory(ports, List.of());
  }

  private static Ports ports(
      FakeAzure azure, EntityTable table, QueueInspections inspections, StandingClock clock) {
    Partitions partitions = new Partitions(table);
    return new Ports(
        azure,
        azure,
        new TableJudgements(table),
        new TableWriters(table),
        new TableTickets(table),
        new TableWaivers(table, partitions),
        new TableKeyUses(table),
        new TableRotations(table, partitions),
        new TableAlerts(table, partitions),
        new TableDrills(table, partitions),
        inspections,
        clock,
        "");
  }

  private CarryDrill drills() {
    return drills(ports, vault);
  }

  /** What carries drills on, as another process would have it. */
  public CarryDrill drills(Ports onThese, AzureChanges azure) {
    KeyLog log =
        new KeyLog() {
          @Override
          public boolean isThere() {
            return keyLog.isThere();
          }

          @Override
          public Lookup<Map<String, Attempts>> of(ResourceId key, Instant from, Instant until) {
            return keyLog.of(key, from, until);
          }
        };
    return new CarryDrill(
        onThese,
        new DrillDesk(onThese),
        policies,
        new CarryDrill.Working(
            Optional.of(azure), log, () -> "holder-" + HOLDERS.incrementAndGet()));
  }

  /** Decides on its tickets. */
  public DecideTicket decide() {
    return new DecideTicket(ports.tickets(), desk, ports.judgements(), policies, clock);
  }

  /** Moves the clock and works through what is due, until nothing is. */
  public void pass(Duration time) {
    clock.pass(time);
    List<ReceivedMessage> due = queue.receive(32, Duration.ofMinutes(1));
    while (!due.isEmpty()) {
      due.forEach(this::work);
      due = queue.receive(32, Duration.ofMinutes(1));
    }
  }

  private void work(ReceivedMessage message) {
    doInspection.perform(Inspection.parse(message.text()).orElseThrow());
    queue.delete(message);
  }

  /** Loses every message, as nobody should. */
  public void forgetMessages() {
    clock.pass(Duration.ofSeconds(1));
    List<ReceivedMessage> due = queue.receive(32, Duration.ofMinutes(1));
    while (!due.isEmpty()) {
      due.forEach(queue::delete);
      due = queue.receive(32, Duration.ofMinutes(1));
    }
  }

  /** How many messages wait for their time. */
  public int waiting() {
    return queue.visible() + queue.invisible();
  }

  /** All listed tickets of a resource. */
  public List<Ticket> tickets(ResourceId id) {
    return ports.tickets().list(new TicketQuery("", "", id.toString()), 100, "").items();
  }

  /** The states of all listed tickets of a resource. */
  public List<String> states(ResourceId id) {
    return tickets(id).stream().map(ticket -> ticket.state().word()).toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
