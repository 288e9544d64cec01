package io.keyward.drill;

import io.keyward.drill.VersionCall.Stage;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Approval;
import io.keyward.ticket.Lease;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every state that a drill can stand in, and every event, each by the name that docs use. */
final class DrillCases {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final DrillEvent.Terms TERMS =
      new DrillEvent.Terms(Duration.ofHours(1), Duration.ofHours(24));
  static final String URI = "https://kv.vault.azure.net/keys/cmk";
  static final BlastRadius RADIUS =
      BlastRadius.of(
          URI, List.of("v1"), List.of(new BlastRadius.User("/subscriptions/s/user", "")));
  static final BlastRadius OTHER = BlastRadius.of(URI, List.of("v1", "v2"), List.of());
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(5));
  private static final Instant BEFORE = NOW.minus(Duration.ofMinutes(5));
  private static final TicketId ID = new TicketId("s", "0".repeat(32), 1);

  private DrillCases() {}

  static Map<String, DrillState> states() {
    Lease held = new Lease("worker", LATER);
    Lease over = new Lease("worker", BEFORE);
    Map<String, DrillState> states = new LinkedHashMap<>();
    states.put("requested", new DrillState.Requested(LATER));
    states.put("requested, too late", new DrillState.Requested(BEFORE));
    states.put("approvedOnce", new DrillState.ApprovedOnce(LATER));
    states.put("waiting", new DrillState.Waiting(LATER));
    states.put("waiting, due", new DrillState.Waiting(BEFORE));
    states.put("disabling", new DrillState.Disabling(held, BEFORE));
    states.put("disabling, lease over", new DrillState.Disabling(over, BEFORE));
    states.put("verifying", new DrillState.Verifying(held, BEFORE));
    states.put("cutOff", new DrillState.CutOff());
    states.put("notCutOff", new DrillState.NotCutOff("why"));
    states.put("undetermined", new DrillState.Undetermined("why"));
    states.put("restoring", new DrillState.Restoring(held, BEFORE));
    states.put("notRestored", new DrillState.NotRestored("why"));
    states.put("restored", new DrillState.Restored());
    states.put("withdrawn", new DrillState.Withdrawn("req"));
    states.put("refused", new DrillState.Refused("eve", "no"));
    states.put("expired", new DrillState.Expired());
    states.put("failed", new DrillState.Failed("why"));
    return states;
  }

  static Actor actor(String id) {
    return new Actor(id, Set.of());
  }

  static Map<String, DrillEvent> events() {
    Map<String, DrillEvent> events = new LinkedHashMap<>();
    events.put("approve", approve("bob", RADIUS.hash(), RADIUS));
    events.put("approve a second time", approve("ann", RADIUS.hash(), RADIUS));
    events.put("approve by who asked for it", approve("req", RADIUS.hash(), RADIUS));
    events.put("approve what was shown before", approve("bob", "old", RADIUS));
    events.put("approve, and the blast radius is another", approve("bob", RADIUS.hash(), OTHER));
    events.put("withdraw by who asked for it", new DrillEvent.Withdraw(actor("req"), ""));
    events.put("withdraw by somebody else", new DrillEvent.Withdraw(actor("eve"), ""));
    events.put("refuse", new DrillEvent.Refuse(actor("eve"), "no"));
    events.put("restore", new DrillEvent.Restore(actor("eve")));
    events.put("time is over", new DrillEvent.Lapsed());
    events.put("blast radius is another before it begins", changed());
    events.put("cannot begin", new DrillEvent.Stopped("why"));
    events.put("claimed", new DrillEvent.Claimed("other", LATER));
    events.put("version was disabled or enabled", called(Stage.DONE));
    events.put("Azure needs time", new DrillEvent.Paused("worker", Duration.ofSeconds(30)));
    events.put("told by who has no lease", new DrillEvent.Turned("stranger"));
    events.put("nothing is left to turn", new DrillEvent.Turned("worker"));
    events.put("users were looked at", new DrillEvent.Looked("worker", List.of()));
    events.put("nobody uses it", concluded(List.of()));
    events.put("a version is enabled", concluded(List.of("v2")));
    return events;
  }

  static DrillEvent event(String name) {
    return Objects.requireNonNull(events().get(name), name);
  }

  private static DrillEvent approve(String person, String hash, BlastRadius now) {
    return new DrillEvent.Approve(actor(person), hash, "", now, TERMS);
  }

  private static DrillEvent changed() {
    return new DrillEvent.RadiusChanged(OTHER, TERMS);
  }

  static DrillEvent called(Stage stage) {
    return new DrillEvent.Called("worker", new VersionCall("v1", stage, NOW, NOW, ""));
  }

  private static DrillEvent concluded(List<String> enabled) {
    return new DrillEvent.Concluded("worker", new Lookup.Found<>(enabled));
  }

  /** A drill that "req" asked for and, once it was approved, "ann" was the first to approve. */
  static Drill in(DrillState state) {
    List<Approval> approvals = new ArrayList<>();
    if (!(state instanceof DrillState.Requested)) {
      approvals.add(new Approval("ann", NOW, "", Set.of("ann")));
    }
    Check gone = new Check("/subscriptions/s/user", Check.Result.GONE, "");
    boolean called = !state.isBefore();
    return new Drill(
        ID,
        ResourceId.of("/subscriptions/s/providers/Microsoft.KeyVault/vaults/kv/keys/cmk"),
        URI,
        new Drill.Wish("req", Set.of("req"), "why"),
        RADIUS,
        approvals,
        state,
        called ? calls() : Calls.none(),
        state instanceof DrillState.Restoring ? calls() : Calls.none(),
        called ? List.of(gone) : List.of(),
        new Drill.Dates(BEFORE, BEFORE),
        new Ticket.Revision(3, 2, "head"));
  }

  private static Calls calls() {
    return new Calls(List.of(new VersionCall("v1", Stage.DONE, NOW, NOW, "")));
  }

  /** What the docs call the outcome of an event. */
  static String outcome(String state, String event) {
    Drill drill = in(Objects.requireNonNull(states().get(state)));
    DrillNext next = DrillLife.next(drill, event(event), NOW);
    if (next instanceof DrillNext.Refused refused) {
      return "refused: " + refused.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    if (!(next instanceof DrillNext.Moved moved)) {
      return "same";
    }
    String word = moved.drill().state().word();
    return word.equals(drill.state().word()) ? "written" : word;
  }
}
