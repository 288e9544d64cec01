package io.keyward.workflow;

import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillState;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Resources;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.testing.FakeVault;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.ticket.Actor;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.drill.CarryDrill;
import io.keyward.workflow.drill.DecideDrill;
import io.keyward.workflow.drill.DrillDecision;
import io.keyward.workflow.drill.DrillDesk;
import io.keyward.workflow.drill.RequestDrill;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A key with two versions and one AI resource under it, and a drill on it. */
public final class Drilling implements AutoCloseable {
  public static final Duration WAITING = Duration.ofHours(1);

  public final World world = new World();
  public final FakeVault vault =
      world.vault.version("v0", false).version("v1", true).version("v2", true);
  public final VaultKey key;
  public final ResourceId user;
  public TicketId id = new TicketId("s", "0".repeat(32), 1);

  public Drilling() {
    allowed(true);
    Instant now = world.clock.instant();
    key = new VaultKey(world.azure, "cmk").version("v2", now, Instant.MAX);
    user = key.user("scoring", "");
    world.inspect.inspect(user, Asked.BY_EVENT);
    world.inspect.inspect(key.id(), Asked.BY_EVENT);
  }

  /** Lets the policy allow drills, or not. */
  public void allowed(boolean enabled) {
    try {
      world.policy = PolicyFile.parse("drills: {enabled: " + enabled + "}");
    } catch (BadPolicy e) {
      throw new AssertionError(e);
    }
  }

  public static Actor actor(String person) {
    return new Actor(person, Set.of());
  }

  public DrillDecision request(String person) {
    return request(person, Optional.of(vault));
  }

  public DrillDecision request(String person, Optional<AzureChanges> azure) {
    DrillDecision decision =
        new RequestDrill(world.ports, new DrillDesk(world.ports), world.policies, azure)
            .request(key.id(), "to see that it works", actor(person));
    if (decision instanceof DrillDecision.Made made) {
      id = made.drill().id();
    }
    return decision;
  }

  public DecideDrill decide() {
    return new DecideDrill(
        world.ports, new DrillDesk(world.ports), world.policies, Optional.of(vault));
  }

  public DrillDecision approve(String person) {
    return decide().approve(id, actor(person), drill().radius().hash(), "");
  }

  /** Asked for by "req", approved by "one" and "two". */
  public Drilling approved() {
    request("req");
    approve("one");
    approve("two");
    return this;
  }

  /** The same after its waiting time, and after all that follows at once. */
  public Drilling disabled() {
    approved();
    world.pass(WAITING);
    world.pass(Duration.ofMinutes(5));
    return this;
  }

  public Drilling restored() {
    decide().restore(id, actor("adm"));
    world.pass(Duration.ofMinutes(5));
    return this;
  }

  public Drill drill() {
    return world.ports.drills().find(id).orElseThrow();
  }

  public String state() {
    return drill().state().word();
  }

  /** Carries it on as the queue would, a look each half minute, until people are asked. */
  void untilNothingIsToDo(CarryDrill carry) {
    for (int i = 0; i < 400 && isUnderWay(); i++) {
      carry.carryOn(id);
      world.clock.pass(Duration.ofSeconds(30));
    }
  }

  void untilNothingIsToDo() {
    untilNothingIsToDo(world.drills(world.ports, vault));
  }

  private boolean isUnderWay() {
    DrillState state = drill().state();
    return state.isLive() && !state.isSettled();
  }

  /** The world's ports, with resources read in this way. */
  Ports reading(Function<ResourceId, Lookup<Resource>> read) {
    Ports ports = world.ports;
    Resources resources =
        new Resources() {
          @Override
          public Lookup<Resource> read(ResourceId resource) {
            return read.apply(resource);
          }

          @Override
          public Lookup<Integer> each(String subscriptionId, Consumer<ResourceId> found) {
            return ports.resources().each(subscriptionId, found);
          }

          @Override
          public List<String> subscriptions() {
            return ports.resources().subscriptions();
          }
        };
    return new Ports(
        resources,
        ports.surroundings(),
        ports.judgements(),
        ports.writers(),
        ports.tickets(),
        ports.waivers(),
        ports.uses(),
        ports.rotations(),
        ports.alerts(),
        ports.drills(),
        ports.queue(),
        ports.clock(),
        ports.tenantId());
  }

  List<String> why() {
    return world.ports.tickets().history(id).stream().map(entry -> entry.why()).toList();
  }

  @Override
  public void close() {
    world.close();
  }
}
