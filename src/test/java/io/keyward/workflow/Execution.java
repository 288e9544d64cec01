package io.keyward.workflow;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.remediation.Change;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Goal;
import io.keyward.remediation.Migration;
import io.keyward.remediation.Plan;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Step;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import io.keyward.testing.World;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Remedy;
import io.keyward.ticket.Slot;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.TicketState;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.inspect.ExecuteTicket;
import io.keyward.workflow.ticket.ClaimedTickets;
import io.keyward.workflow.ticket.DecideTicket;
import io.keyward.workflow.ticket.PreFlight;
import io.keyward.workflow.ticket.TicketDesk;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A ticket with a plan of three steps, approved and carried out against a fake. */
public final class Execution implements AutoCloseable {
  static final ResourceId SUBJECT =
      ResourceId.of(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/g/providers"
              + "/Microsoft.CognitiveServices/accounts/a");
  private static final AtomicInteger HOLDERS = new AtomicInteger();

  public final World world = new World();
  public final FakeChanges azure = new FakeChanges();
  public TicketId id = new TicketId("s", "0".repeat(32), 1);

  static Step step(String name, Step.Undo undo, Duration takesEffect) {
    String url = url(name);
    return new Step(
        name,
        "Do " + name + ".",
        List.of("cmk-required"),
        Change.arm(
            Change.Verb.PUT, url, Map.of("properties", Map.of("done", "{{ten}}", "by", name))),
        new Goal.Holds(Plane.ARM, url, List.of(Expected.equal("properties.done", "10"))),
        List.of(),
        undo,
        new Step.Timing(Duration.ofSeconds(5), takesEffect),
        Map.of());
  }

  public static String url(String name) {
    return SUBJECT + "/" + name + "?api-version=1";
  }

  /** The first step tells what the later ones need. */
  public static Plan plan(Step... later) {
    String url = url("first");
    Step first =
        new Step(
            "first",
            "Do first.",
            List.of("cmk-required"),
            Change.arm(Change.Verb.PUT, url, Map.of("properties", Map.of("ten", "10"))),
            new Goal.Holds(Plane.ARM, url, List.of(Expected.equal("properties.ten", "10"))),
            List.of(),
            new Step.Undo.Harmless("it is only a value"),
            Step.Timing.of(Duration.ofSeconds(5)),
            Map.of("ten", "properties.ten"));
    List<Step> steps = new ArrayList<>(List.of(first));
    steps.addAll(List.of(later));
    return new Plan(
        Plan.Kind.IN_PLACE,
        "hash",
        "",
        steps,
        List.of(),
        List.of(SUBJECT.toString()),
        Migration.none(),
        List.of());
  }

  public static Plan plan() {
    return plan(
        step("second", back(), Duration.ofMinutes(10)),
        step("third", new Step.Undo.Impossible("nobody can."), Duration.ZERO));
  }

  /** A plan of the same steps, all of which count at once, so that no refusal is waited out. */
  public static Plan reversible() {
    return plan(
        step("second", back(), Duration.ZERO),
        step("third", new Step.Undo.Impossible("nobody can."), Duration.ZERO));
  }

  private static Step.Undo back() {
    return new Step.Undo.By(
        Change.arm(Change.Verb.DELETE, url("second"), Map.of()),
        new Goal.Gone(Plane.ARM, url("second")));
  }

  /** Opens the ticket with this plan and has it approved. */
  public Execution approved(Plan plan) throws TicketConflict {
    opened(plan, 1);
    TicketEvent.Decision approve =
        new TicketEvent.Approve(new Actor("bob", Set.of()), plan.hash(), "");
    decide().decide(id, approve);
    return this;
  }

  /** Decides on tickets of this world. */
  public DecideTicket decide() {
    return world.decide();
  }

  /** Opens the ticket with this plan, which needs so many approvals; "author" wrote its subject. */
  public Execution opened(Plan plan, int needed) throws TicketConflict {
    Slot slot = world.ports.tickets().slot(SUBJECT);
    Finding finding =
        new Finding("cmk-required", Severity.HIGH, "No key.", "none", "one", List.of());
    TicketEvent found =
        new TicketEvent.FoundViolations(
            Severity.HIGH, List.of(finding), Set.of("author"), Remedy.of(plan, needed));
    Next opened =
        new Lifecycle(Duration.ZERO, Period.ZERO).first(slot, found, world.clock.instant());
    world.ports.tickets().save(slot, (Next.Moved) opened);
    id = slot.nextId();
    return this;
  }

  /** An executor of its own, as another process would have. */
  public ExecuteTicket executor(AzureChanges changes, Ports ports) {
    return executor(changes, ports, (ticket, holder) -> false);
  }

  /** The same with this look before it begins. */
  public ExecuteTicket executor(AzureChanges changes, Ports ports, PreFlight look) {
    TicketDesk desk = new TicketDesk(ports.tickets(), ports.queue(), ports.clock());
    ClaimedTickets claims = new ClaimedTickets(ports.tickets(), desk, ports.clock());
    return new ExecuteTicket(
        ports,
        claims,
        look,
        new ExecuteTicket.Changing(
            Optional.of(changes), () -> "holder-" + HOLDERS.incrementAndGet()));
  }

  /** Goes on as the queue would, a look each half minute, until nothing is left to carry out. */
  public Execution untilNothingIsToDo() {
    ExecuteTicket executor = executor(azure, world.ports);
    for (int i = 0; i < 400 && isUnderWay(); i++) {
      executor.carryOn(id);
      world.clock.pass(Duration.ofSeconds(30));
    }
    return this;
  }

  /** The same while Azure refuses; what is left of the refusals is not for taking things back. */
  public Execution untilRefusalsEnd() {
    ExecuteTicket executor =
        executor(
            new AzureChanges() {
              @Override
              public Sent send(Change change) {
                if (change.verb() == Change.Verb.DELETE) {
                  azure.faults.clear();
                }
                return azure.send(change);
              }

              @Override
              public Lookup<Body> read(Plane plane, String url) {
                return azure.read(plane, url);
              }
            },
            world.ports);
    for (int i = 0; i < 400 && isUnderWay(); i++) {
      executor.carryOn(id);
      world.clock.pass(Duration.ofSeconds(30));
    }
    return this;
  }

  private boolean isUnderWay() {
    TicketState state = ticket().state();
    return state instanceof TicketState.Approved || state instanceof TicketState.Executing;
  }

  public Ticket ticket() {
    return world.ports.tickets().find(id).orElseThrow();
  }

  public String state() {
    return ticket().state().word();
  }

  public List<String> why() {
    return world.ports.tickets().history(id).stream().map(entry -> entry.why()).toList();
  }

  @Override
  public void close() {
    world.close();
  }
}
