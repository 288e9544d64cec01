package io.keyward.console;

import io.keyward.azure.store.TableKpis;
import io.keyward.kpi.KpiStore;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.testing.Plans;
import io.keyward.testing.World;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
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
import java.util.Set;

/** Keyward's stores with the console on them. */
public final class Shelf implements AutoCloseable {
  static final Visitor READER = new Visitor("eve@contoso.com", Set.of("eve"), false, false);
  static final Visitor APPROVER = new Visitor("ana@contoso.com", Set.of("ana"), true, false);
  static final Visitor ADMIN = new Visitor("sam@contoso.com", Set.of("sam"), true, true);

  public final World world = new World();
  private final Database database = Database.inMemory();
  final KpiStore kpis = new TableKpis(new EmbeddedEntityTable(database, "kpis"));
  public final Console console =
      new Console(
          new Console.Reads(
              new TallyEstate(world.ports.judgements(), world.ports.tickets(), world.clock),
              new ReadKpis(world.ports, kpis),
              new FindTickets(world.ports.tickets()),
              new ReadTickets(world.ports.tickets()),
              new ReadJudgements(world.ports.judgements()),
              new ReadWaivers(world.ports.waivers(), world.clock),
              new ReadAudit(world.ports.tickets()),
              new ReadAlerts(world.ports.alerts()),
              new ReadKeys(world.ports.judgements(), world.ports.uses()),
              new ReadDrills(world.ports, world.policies),
              world.clock),
          Assets.load());

  Ticket open(String name, TicketEvent.FoundViolations found) {
    return Plans.open(world.ports.tickets(), Plans.account(name), found, world.clock.instant());
  }

  /** A ticket with a plan that can be applied. */
  Ticket fixable(String name, String text, String... authors) {
    return open(name, Plans.found(Plans.inPlace(Plans.account(name), text), 2, text, authors));
  }

  String html(Visitor visitor, String path) {
    WebPage page = console.page(visitor, path, PageQuery.all());
    if (page.status() != 200) {
      throw new AssertionError(path + " answered " + page.status());
    }
    return page.html();
  }

  @Override
  public void close() {
    database.close();
    world.close();
  }
}
