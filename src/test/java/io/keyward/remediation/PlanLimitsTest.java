package io.keyward.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.inventory.Body;
import io.keyward.workflow.SoundChains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan leaves alone, and why. */
class PlanLimitsTest {
  private static final String NO_KEY = "drop /properties/encryption";
  private static final String OFFICER =
      "/properties/roleDefinitionId = \"/providers/Microsoft.Authorization/roleDefinitions/"
          + "14b46e9e-c2b7-41b4-b07b-48a6ebf60603\"";
  private static final String SMALL_KEY = "/properties/keySize = 1024";
  private static final String IDENTITIES =
      "/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/rg/providers"
          + "/Microsoft.ManagedIdentity/userAssignedIdentities/";

  private static String whyOpen(Plan plan, String rule) {
    return plan.leftOpen().stream()
        .filter(it -> it.rule().equals(rule))
        .map(LeftOpen::why)
        .findFirst()
        .orElse("");
  }

  @Test
  void theVaultOfAnotherTenantIsNoneForAnAccountWithoutAnIdentity() {
    ObjectNode bodies = PlannedChain.faulty("openai", "resource", NO_KEY);
    SoundChains.inject(bodies, "resource", "drop /identity");
    SoundChains.inject(
        bodies, "vault", "/properties/tenantId = \"22222222-2222-2222-2222-222222222222\"");

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.kind()).isEqualTo(Plan.Kind.NONE);
    assertThat(whyOpen(plan, "cmk-required")).contains("there is none in the resource group");
  }

  @Test
  void aPlanThatClosesNoFindingIsShownAndNotApplied() {
    ObjectNode bodies =
        PlannedChain.faulty(
            "ml-workspace", "storage", "/properties/encryption/keySource = \"Microsoft.Storage\"");
    SoundChains.inject(bodies, "insights", "drop /properties/WorkspaceResourceId");

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.steps()).isNotEmpty();
    assertThat(plan.closes()).isEmpty();
    assertThat(plan.isExecutable()).isFalse();
    assertThat(plan.note())
        .isEqualTo("No call closes a finding as long as what is left open stays so.");
    assertThat(whyOpen(plan, "cmk-dependants")).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}, {1} more attached: {2}")
  @CsvSource({
    "UserAssigned, 0, UserAssignedIdentity=",
    "UserAssigned, 1, FirstPartyIdentity",
    "'SystemAssigned,UserAssigned', 0, SystemAssignedIdentity",
    "'SystemAssigned,UserAssigned', 2, SystemAssignedIdentity",
  })
  void noneOfSeveralIdentitiesIsPickedForCosmosDb(String type, int more, String chosen) {
    ObjectNode bodies = PlannedChain.faulty("foundry", "cosmos", "drop /properties/keyVaultKeyUri");
    ObjectNode identity = bodies.withObject("/cosmos/identity").put("type", type);
    identity.put("principalId", "22222222-0000-0000-0000-000000000008");
    for (int i = 0; i < more; i++) {
      identity
          .withObject("/userAssignedIdentities")
          .putObject(IDENTITIES + "a" + i)
          .put("principalId", "55555555-0000-0000-0000-00000000000" + i)
          .put("clientId", "66666666-0000-0000-0000-00000000000" + i);
    }
    String known = "firstPartyPrincipals: {cosmosDb: 99999999-0000-0000-0000-000000000009}\n";

    Plan plan = PlannedChain.of(bodies, PlannedChain.policy(known)).plan();

    Body sent = Body.of(plan.steps().get(plan.steps().size() - 1).change().body());
    assertThat(sent.text("properties", "defaultIdentity")).startsWith(chosen);
  }

  @Test
  void anIdentityThatIsAttachedAgainGetsItsGrant() {
    ObjectNode bodies =
        PlannedChain.faulty("foundry", "resource", "/identity/userAssignedIdentities = {}");
    SoundChains.inject(bodies, "grant", "remove");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.stepIds()).containsExactly("identity", "grant");
    new SimulatedArm(bodies).carryOut(planned.plan());
    assertThat(PlannedChain.of(bodies).violated()).isEmpty();
  }

  @Test
  void anIdentityThatIsNamedAtLastGetsItsGrant() {
    ObjectNode bodies =
        PlannedChain.faulty(
            "openai",
            "resource",
            "/identity = {\"type\": \"UserAssigned\", \"userAssignedIdentities\": {\"/x\":"
                + " {\"principalId\": \"22222222-0000-0000-0000-000000000003\","
                + " \"clientId\": \"33333333-0000-0000-0000-000000000003\"}}}");

    PlannedChain planned =
        PlannedChain.of(bodies, PlannedChain.read("rules: {cmk-identity-present: remediate}"));

    assertThat(planned.stepIds()).containsExactly("grant", "key-identity");
    new SimulatedArm(bodies).carryOut(planned.plan());
    assertThat(PlannedChain.of(bodies).violated()).isEmpty();
  }

  @Test
  void whatIsTooMuchStaysWhileTheKeyMoves() {
    ObjectNode bodies = PlannedChain.faulty("openai", "key", SMALL_KEY);
    SoundChains.inject(bodies, "grant", OFFICER);

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.steps()).noneMatch(step -> step.change().removesAccess());
    assertThat(whyOpen(plan, "cmk-identity-least-privilege"))
        .contains("It moves to another key first");
  }

  @Test
  void aGrantWithAConditionStays() {
    ObjectNode bodies = PlannedChain.faulty("openai", "grant", OFFICER);
    ObjectNode second = bodies.get("grant").deepCopy();
    second.put("id", second.get("id").asText().replaceFirst(".$", "2"));
    second.withObject("/properties").put("condition", "@Resource[x] Equals 'y'");
    bodies.set("second", second);

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.steps())
        .filteredOn(step -> step.change().removesAccess())
        .singleElement()
        .satisfies(
            step -> assertThat(step.change().url()).doesNotContain(second.get("id").asText()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/keys/cmk"})
  void aGrantOfAnIdentityThatOthersMayShareStays(String scope) {
    ObjectNode bodies = PlannedChain.faulty("foundry", "grant", OFFICER);
    String vault = bodies.at("/vault/id").asText();
    SoundChains.inject(bodies, "grant", "/properties/scope = \"" + vault + scope + "\"");

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.steps()).noneMatch(step -> step.change().removesAccess());
    assertThat(whyOpen(plan, "cmk-identity-least-privilege")).contains("a person must narrow it");
  }

  @Test
  void aPinnedVersionGoesWithTheKeyThatIsLeft() {
    ObjectNode bodies = PlannedChain.faulty("openai", "key", SMALL_KEY);
    SoundChains.inject(
        bodies,
        "resource",
        "/properties/encryption/keyVaultProperties/keyVersion = \"0123456789abcdef0123456789abcdef\"");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.stepIds()).filteredOn("encryption"::equals).hasSize(1);
    assertThat(whyOpen(planned.plan(), "cmk-version-pinned"))
        .isEqualTo("It moves to another key; that fix leaves the version out.");
    new SimulatedArm(bodies).carryOut(planned.plan());
    assertThat(PlannedChain.of(bodies).violated()).isEmpty();
  }
}
