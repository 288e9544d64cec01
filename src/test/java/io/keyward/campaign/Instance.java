package io.keyward.campaign;

import io.keyward.azure.store.TableJudgements;
import io.keyward.azure.store.TableTickets;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.KnownForms;
import io.keyward.azure.store.queue.MessageQueue;
import io.keyward.azure.store.queue.QueueInspections;
import io.keyward.bootstrap.Keyward;
import io.keyward.bootstrap.Parts;
import io.keyward.bootstrap.Settings;
import io.keyward.drill.KeyLog;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Resources;
import io.keyward.inventory.port.Surroundings;
import io.keyward.kpi.AccessLogs;
import io.keyward.ticket.store.TicketStore;
import io.keyward.workflow.ticket.DecideTicket;
import io.keyward.workflow.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** One process of Keyward after another, as the graph is wired for Azure. */
public final class Instance {
  public static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private static final Settings SETTINGS =
      Settings.of(
          Map.of(
              "KEYWARD_TENANT_ID",
              TENANT,
              "KeywardStorage",
              "embedded",
              "WEBSITE_AUTH_ENABLED",
              "true"));

  private final Site site;
  private final SkewedClock clock;
  private Graph graph;
  private boolean busy;
  private int deaths;

  Instance(Site site) {
    this.site = site;
    this.clock = new SkewedClock(site.clock);
    this.graph = started();
  }

  /** How an invocation ended. */
  enum Ended {
    DONE,
    FAILED,
    DIED
  }

  /** What a function is called on. */
  record Graph(Wires wires, Keyward keyward, DecideTicket decide) {
    <T> T function(Class<T> type) {
      return type.cast(keyward.function(type));
    }
  }

  /** One invocation. */
  interface Call {
    void on(Graph graph);
  }

  private Graph started() {
    Wires wires = new Wires();
    EntityTable table = KnownForms.over(wires.around(site.product.table().apply(site.stored)));
    MessageQueue queue = wires.around(site.queue);
    Parts parts =
        new Parts(
            table,
            queue,
            wires.reading(Resources.class, site.tenant.azure),
            wires.reading(Surroundings.class, site.tenant.azure),
            Optional.of(site.product.changes().apply(wires.around(site.tenant))),
            AccessLogs.none(),
            KeyLog.none(),
            site.product.channels().apply(wires.around(site.inbox)),
            clock);
    TicketStore tickets = new TableTickets(table, new Partitions(table));
    TicketDesk desk = new TicketDesk(tickets, new QueueInspections(queue), clock);
    return new Graph(
        wires,
        Keyward.of(SETTINGS, site.policies, parts),
        new DecideTicket(tickets, desk, new TableJudgements(table), site.policies, clock));
  }

  Wires wires() {
    return graph.wires();
  }

  /** How far its clock is wrong. */
  void skew(Duration wrong) {
    clock.wrong = wrong;
  }

  int deaths() {
    return deaths;
  }

  /** Calls a function; if the process dies of it, there is another one. */
  Ended call(Call call) {
    if (busy) {
      return Ended.FAILED;
    }
    busy = true;
    try {
      call.on(graph);
      return Ended.DONE;
    } catch (TemporarilyUnavailable e) {
      return Ended.FAILED;
    } catch (Wires.Death death) {
      deaths++;
      graph = started();
      return Ended.DIED;
    } finally {
      busy = false;
    }
  }

  /** The time as one machine has it. */
  private static final class SkewedClock extends Clock {
    private final Clock right;
    private Duration wrong = Duration.ZERO;

    SkewedClock(Clock right) {
      this.right = right;
    }

    @Override
    public Instant instant() {
      return right.instant().plus(wrong);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
