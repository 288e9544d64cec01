package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.testing.World;
import io.keyward.ticket.Actor;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketState;
import io.keyward.workflow.Asked;
import io.keyward.workflow.FakeChanges;
import io.keyward.workflow.judge.Remedies;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The look at a subject before its plan is begun, when the ticket is taken already. */
final class FreshLookTest {
  private static final String ON = "rules: {cmk-required: remediate}\n";
  private final World world = new World();
  private final ResourceId openai = account("openai");
  private final FreshLook look =
      new FreshLook(world.ports, world.policies, new Remedies(true), world.claims, world.inspect);

  @BeforeEach
  void approvedByBobAndTaken() throws BadPolicy {
    world.policy = PolicyFile.parse(ON);
    world.azure.put(withoutKey(openai));
    world.inspect.inspect(openai, Asked.BY_EVENT, Set.of("ann"));
    world.pass(world.policy.settlingWindow());
    Actor bob = new Actor("bob", Set.of("bob@contoso.com"));
    world
        .decide()
        .decide(ticket().id(), new TicketEvent.Approve(bob, ticket().remedy().plan().hash(), ""));
    take();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Ticket ticket() {
    return world.tickets(openai).get(0);
  }

  private void take() {
    world.claims.tell(
        ticket().id(),
        new TicketEvent.Claimed("w", world.clock.instant().plus(Duration.ofHours(3))));
    assertThat(world.states(openai)).containsExactly("executing");
  }

  @Test
  void whatIsAsItWasIsCarriedOut() {
    assertThat(look.isStale(ticket(), "w")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "bob@contoso.com"})
  void whoApprovedItAndTurnsOutToHaveWrittenItIsNoSecondPerson(String author) {
    world.inspect.inspect(openai, Asked.BY_EVENT, Set.of(author));

    assertThat(look.isStale(ticket(), "w")).isTrue();
    assertThat(world.states(openai)).containsExactly("awaitingApproval");
    assertThat(ticket().remedy().approvals()).isEmpty();
  }

  @Test
  void howManyMustApproveIsAskedOnceMore() throws BadPolicy {
    world.policy = PolicyFile.parse(ON + "approvals: {default: 2}\n");

    assertThat(look.isStale(ticket(), "w")).isTrue();
    assertThat(ticket().remedy().needed()).isEqualTo(2);
    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void whatCannotBeReadForAnHourGoesBackToApproval() {
    world.azure.forbid(openai);
    assertThatThrownBy(() -> look.isStale(ticket(), "w"))
        .isInstanceOf(TemporarilyUnavailable.class);
    world.clock.pass(Duration.ofMinutes(61));

    assertThat(look.isStale(ticket(), "w")).isTrue();
    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void azureThatIsBusyForAnHourSendsItBackToo() {
    world.azure.busy(true);
    assertThatThrownBy(() -> look.isStale(ticket(), "w"))
        .isInstanceOf(TemporarilyUnavailable.class);
    world.clock.pass(Duration.ofMinutes(61));

    assertThatThrownBy(() -> look.isStale(ticket(), "w"))
        .isInstanceOf(TemporarilyUnavailable.class);
    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  /** Keyward's own change raises an event too, whose writer nobody has noted yet. */
  @ParameterizedTest
  @ValueSource(strings = {"ann", "remediator"})
  void aVerificationThatSeesNothingEnds(String writer) {
    world.claims.tell(ticket().id(), new TicketEvent.Applied("w"));
    world.azure.forbid(openai);
    world.inspect.inspect(openai, Asked.BY_EVENT, Set.of(writer));
    assertThat(world.states(openai)).containsExactly("verifying");
    world.clock.pass(Duration.ofMinutes(11));

    world.inspect.inspect(openai, Asked.BY_MESSAGE);

    assertThat(ticket().state()).isEqualTo(new TicketState.Failed("It could not be verified."));
    List<HistoryEntry> history = world.ports.tickets().history(ticket().id());
    assertThat(history.get(history.size() - 1).to()).isEqualTo("failed");
  }

  @Test
  void anExecutorGivesATicketBackThatWentStale() {
    world.azure.busy(true);
    world.clock.pass(Duration.ofHours(4));
    AzureChanges none = new FakeChanges();
    ExecuteTicket execute =
        new ExecuteTicket(
            world.ports,
            world.claims,
            look,
            new ExecuteTicket.Changing(java.util.Optional.of(none), () -> "v"));

    execute.carryOn(ticket().id());

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }
}
