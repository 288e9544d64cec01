package io.keyward.workflow.inspect;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.withKey;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Next;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.workflow.AskAgain;
import io.keyward.workflow.ticket.TicketDecision;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change on the key's side reaches exactly those that depend on it. */
class FollowChangeTest {
  private static final String SUBSCRIPTION = "/subscriptions/" + Bodies.SUBSCRIPTION;
  private static final String VAULT =
      SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv";
  private static final ResourceId GRANT =
      ResourceId.of(VAULT + "/keys/cmk/providers/Microsoft.Authorization/roleAssignments/g");
  private final World world = new World();
  private final ResourceId openai = account("openai");

  @BeforeEach
  void prepare() {
    world.azure.put(withKey(openai));
    world.follow.follow(openai);
    world.pass(Duration.ofMinutes(10));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Verdict verdict(ResourceId id) {
    return world.ports.judgements().find(id).orElseThrow().verdict();
  }

  private void changed(String id) {
    world.follow.follow(ResourceId.of(id));
    world.pass(AskAgain.DELAY);
  }

  @Test
  void aGrantThatIsTakenAwayIsNoticed() {
    world.azure.delete(GRANT);
    world.azure.put(
        Map.of(
            "id",
            VAULT + "/providers/Microsoft.Authorization/roleAssignments/other",
            "type",
            "Microsoft.Authorization/roleAssignments",
            "properties",
            Map.of("scope", VAULT, "principalId", "q", "roleDefinitionId", "/r/x")));

    changed(GRANT.toString());

    assertThat(verdict(openai)).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(world.states(openai)).containsExactly("settling");
  }

  @Test
  void aChangeOfTheVaultIsNoticedByItsUsersAndByItself() {
    world.azure.put(weak(Bodies.keySide().get(0)));

    changed(VAULT);

    assertThat(verdict(openai)).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(verdict(ResourceId.of(VAULT))).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(world.states(ResourceId.of(VAULT))).containsExactly("settling");
  }

  private static Map<String, ?> weak(Map<String, ?> vault) {
    Map<String, Object> properties = new HashMap<>(asMap(vault.get("properties")));
    properties.remove("enablePurgeProtection");
    Map<String, Object> changed = new HashMap<>(vault);
    changed.put("properties", properties);
    return changed;
  }

  @SuppressWarnings("unchecked") // the bodies of the tests are built from text keys
  private static Map<String, ?> asMap(@org.jspecify.annotations.Nullable Object value) {
    return (Map<String, ?>) java.util.Objects.requireNonNull(value);
  }

  @Test
  void aVaultThatNobodyUsesCostsNothing() {
    int reads = world.azure.reads();

    changed(VAULT.replace("/kv", "/unknown"));
    changed(VAULT.replace("/kv", "/unknown") + "/keys/x");

    assertThat(world.azure.reads()).isEqualTo(reads);
    assertThat(world.waiting()).isZero();
  }

  @Test
  void anotherKeyOfTheVaultConcernsTheVaultAlone() {
    world.follow.follow(ResourceId.of(VAULT + "/keys/another"));

    assertThat(world.waiting()).isEqualTo(1);
  }

  @Test
  void aStormThatLastsAsksAgainWhileItLasts() {
    for (int i = 0; i < 30; i++) {
      world.follow.follow(ResourceId.of(VAULT));
      world.clock.pass(Duration.ofSeconds(10));
    }

    assertThat(world.waiting()).isEqualTo(2 * 10);
  }

  @Test
  void aStormAboutOneVaultAsksOnce() {
    for (int i = 0; i < 100; i++) {
      world.follow.follow(ResourceId.of(VAULT));
    }

    assertThat(world.waiting()).isEqualTo(2);
  }

  @Test
  void aGrantOnTheSubscriptionConcernsItsUsedVaults() {
    world.follow.follow(
        ResourceId.of(SUBSCRIPTION + "/providers/Microsoft.Authorization/roleAssignments/s"));

    assertThat(world.waiting()).isEqualTo(2);
  }

  @Test
  void aLogSettingConcernsTheVaultAlone() {
    world.follow.follow(
        ResourceId.of(VAULT + "/providers/Microsoft.Insights/diagnosticSettings/d"));

    assertThat(world.waiting()).isEqualTo(1);
  }

  @Test
  void aVaultThatIsUsedNoMoreIsForgotten() {
    world.azure.put(weak(Bodies.keySide().get(0)));
    changed(VAULT);
    world.azure.put(withoutKey(openai));
    world.follow.follow(openai);

    world.follow.follow(ResourceId.of(VAULT));
    world.pass(Duration.ofMinutes(20));

    assertThat(world.ports.judgements().find(ResourceId.of(VAULT))).isEmpty();
  }

  @Test
  void aVaultThatCannotBeReadKeepsItsUsers() {
    world.azure.forbid(ResourceId.of(VAULT));

    changed(VAULT);

    assertThat(verdict(openai)).isEqualTo(Verdict.UNDETERMINED);
    assertThat(verdict(ResourceId.of(VAULT))).isEqualTo(Verdict.UNDETERMINED);
    assertThat(world.ports.uses().on(ResourceId.of(VAULT), 10)).hasSize(1);
  }

  @Test
  void aSecondUserOfTheKeyIsAConcernOfTheFirst() {
    ResourceId second = account("second");
    world.azure.put(withKey(second));

    world.follow.follow(second);

    assertThat(
            world
                .ports
                .uses()
                .of(io.keyward.inventory.KeyReference.of("https://kv.vault.azure.net", "cmk", "")))
        .hasSize(2);
    assertThat(world.waiting()).isEqualTo(2);
  }

  @Test
  void anEventThatAzureIsTooBusyForIsNotLost() {
    world.azure.put(withoutKey(openai));
    world.azure.busy(true);
    int before = world.waiting();
    world.follow.follow(openai, Set.of("ann"));
    world.follow.follow(openai, Set.of("ann"));
    int asked = world.waiting() - before;
    world.azure.busy(false);

    world.pass(Duration.ofSeconds(17));

    assertThat(verdict(openai)).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(world.ports.judgements().find(openai).orElseThrow().authors()).contains("ann");
    assertThat(asked).isOne();
  }

  @Test
  void whoWroteWhatIsLookedAtLaterIsKnownAtOnce() {
    world.azure.put(withoutKey(openai));
    world.follow.follow(openai, Set.of("ann"));
    world.azure.busy(true);

    world.follow.follow(openai, Set.of("bob"));

    assertThat(world.ports.judgements().find(openai).orElseThrow().authors())
        .contains("ann", "bob");
  }

  @Test
  void whoWroteWhatIsLookedAtLaterDoesNotApproveIt() {
    world.azure.put(withoutKey(openai));
    world.follow.follow(openai, Set.of("ann"));
    world.pass(world.policy.settlingWindow());
    Ticket ticket = world.tickets(openai).get(0);
    world.azure.busy(true);
    world.follow.follow(openai, Set.of("bob@contoso.com"));

    TicketDecision decision =
        world
            .decide()
            .decide(
                ticket.id(),
                new TicketEvent.Approve(
                    new Actor("bob", Set.of("bob@contoso.com")),
                    ticket.remedy().plan().hash(),
                    ""));

    assertThat(decision)
        .isInstanceOfSatisfying(
            TicketDecision.Refused.class,
            refused -> assertThat(refused.why()).isEqualTo(Next.Why.PERSON));
  }

  @Test
  void whatStandsBelowAnAccountIsLookedAtWhenNobodyRemembersItAnyMore() {
    world.azure.put(withoutKey(openai));
    world.azure.busy(true);
    int before = world.waiting();
    for (int i = 0; i < 20; i++) {
      world.follow.follow(ResourceId.of(openai + "/connections/c" + i), Set.of("ann"));
    }
    int asked = world.waiting() - before;
    world.azure.busy(false);
    world.pass(AskAgain.DELAY.minusSeconds(1));
    Verdict early = verdict(openai);

    world.pass(Duration.ofSeconds(1));

    assertThat(asked).isOne();
    assertThat(early).isEqualTo(Verdict.COMPLIANT);
    assertThat(verdict(openai)).isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void aMessageThatComesSoonDoesNotStandForAChangeBelow() {
    world.azure.put(withoutKey(openai));
    world.azure.busy(true);
    world.follow.follow(openai, Set.of("ann"));
    int before = world.waiting();

    world.follow.follow(ResourceId.of(openai + "/connections/c"), Set.of("ann"));

    assertThat(world.waiting() - before).isOne();
  }

  @Test
  void whatIsNeverJudgedTakesNoTurn() {
    world.azure.busy(true);
    for (int i = 0; i < 40; i++) {
      world.follow.follow(account("busy" + i));
    }
    int before = world.waiting();

    boolean taken =
        world.follow.follow(
            ResourceId.of(
                SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/s"),
            Set.of());

    assertThat(taken).isTrue();
    assertThat(world.waiting()).isEqualTo(before);
  }
}
