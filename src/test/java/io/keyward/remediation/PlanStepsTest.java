package io.keyward.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.inventory.Body;
import io.keyward.workflow.SoundChains;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steps of a plan, their order, and what they leave alone. */
class PlanStepsTest {
  private static final String NO_KEY = "drop /properties/encryption";
  private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions/";
  private static final String OFFICER = "\"" + ROLES + "14b46e9e-c2b7-41b4-b07b-48a6ebf60603\"";
  private static final String VAULT =
      "/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/rg"
          + "/providers/Microsoft.KeyVault/vaults/kv-sound";

  private static ObjectNode withoutKey() {
    return PlannedChain.faulty("openai", "resource", NO_KEY);
  }

  private static Step step(Plan plan, String id) {
    return plan.steps().stream().filter(it -> it.id().startsWith(id)).findFirst().orElseThrow();
  }

  private static void carriedOut(ObjectNode bodies, PlannedChain planned) {
    new SimulatedArm(bodies).carryOut(planned.plan());
    assertThat(PlannedChain.of(bodies).violated()).isEmpty();
  }

  @Test
  void goesFromTheVaultToTheEncryption() {
    ObjectNode bodies = withoutKey();
    SoundChains.inject(bodies, "resource", "drop /identity");
    SoundChains.inject(bodies, "vault", "drop /properties/enablePurgeProtection");
    SoundChains.inject(bodies, "vault", "/properties/networkAcls/bypass = \"None\"");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.stepIds())
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("purge-protection-kv-sound"),
            it -> assertThat(it).isEqualTo("bypass-kv-sound"),
            it -> assertThat(it).matches("key-openai-1-[0-9a-f]{8}"),
            it -> assertThat(it).isEqualTo("identity"),
            it -> assertThat(it).isEqualTo("grant"),
            it -> assertThat(it).isEqualTo("encryption"));
    assertThat(planned.plan().kind()).isEqualTo(Plan.Kind.IN_PLACE);
    assertThat(step(planned.plan(), "purge").isIrreversible()).isTrue();
    assertThat(step(planned.plan(), "grant").timing().takesEffect())
        .isEqualTo(Duration.ofMinutes(10));
    carriedOut(bodies, planned);
  }

  @Test
  void keepsIdentitiesThatAreThere() {
    ObjectNode bodies = withoutKey();
    SoundChains.inject(
        bodies,
        "resource",
        "/identity = {\"type\": \"UserAssigned\", \"userAssignedIdentities\": {\"/x/y\": {}}}");

    PlannedChain planned = PlannedChain.of(bodies);

    Body body = Body.of(step(planned.plan(), "identity").change().body());
    assertThat(body.text("identity", "type")).isEqualTo("SystemAssigned, UserAssigned");
    assertThat(body.members("identity", "userAssignedIdentities")).containsKey("/x/y");
    carriedOut(bodies, planned);
  }

  @Test
  void givesAnAccessPolicyWhereTheVaultGoesByThose() {
    ObjectNode bodies = PlannedChain.faulty("openai-access-policies", "resource", NO_KEY);
    SoundChains.inject(bodies, "vault", "/properties/accessPolicies = []");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(step(planned.plan(), "grant").change().url())
        .isEqualTo(VAULT + "/accessPolicies/add?api-version=2026-02-01");
    carriedOut(bodies, planned);
  }

  @Test
  void makesTheKeyThatThePolicyWants() {
    PlannedChain planned =
        PlannedChain.of(
            withoutKey(),
            PlannedChain.policy(
                "keys: {types: [RSA-HSM], minimumSize: 3072, rotateAfter: P90D, expireAfter:"
                    + " P180D}"));

    Body key = Body.of(step(planned.plan(), "key").change().body()).at("properties");
    assertThat(key.text("kty") + " " + key.text("keySize")).isEqualTo("RSA-HSM 3072");
    assertThat(
            key.items("rotationPolicy", "lifetimeActions")
                .get(0)
                .text("trigger", "timeAfterCreate"))
        .isEqualTo("P90D");
    assertThat(key.items("keyOps").stream().map(Body::text))
        .containsExactly("wrapKey", "unwrapKey");
  }

  @Test
  void usesNoVaultThatIsNotApproved() {
    PlannedChain planned =
        PlannedChain.of(
            withoutKey(),
            PlannedChain.policy(
                "vaults: {approved: [{region: westeurope, vaults: ['https://o.vault.azure.net']}]}"));

    assertThat(planned.plan().kind()).isEqualTo(Plan.Kind.NONE);
    assertThat(planned.plan().leftOpen())
        .containsExactly(
            new LeftOpen(
                "cmk-required",
                "There is no approved vault in westeurope that suits the service."));
  }

  @Test
  void takesTheApprovedVaultAndItsOwnKey() {
    ObjectNode bodies = withoutKey();
    SoundChains.inject(bodies, "vault", "/location = \"West Europe\"");
    new SimulatedArm(bodies).carryOut(PlannedChain.of(bodies).plan());
    SoundChains.inject(bodies, "resource", NO_KEY);

    PlannedChain again =
        PlannedChain.of(
            bodies,
            PlannedChain.policy("vaults: {approved: [{region: '*', vaults: [" + VAULT + "]}]}"));

    assertThat(again.stepIds()).containsExactly("encryption");
  }

  @Test
  void removesWhatIsTooMuchLastAndCanGiveItBack() {
    ObjectNode bodies =
        PlannedChain.faulty("openai", "grant", "/properties/roleDefinitionId = " + OFFICER);
    SoundChains.inject(bodies, "grant", "/properties/scope = \"" + VAULT + "\"");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.stepIds())
        .containsExactly("grant", "remove-aaaaaaaa-0000-0000-0000-000000000001");
    carriedOut(bodies, planned);
    Step.Undo.By undo = (Step.Undo.By) step(planned.plan(), "remove").undo();
    SimulatedArm azure = new SimulatedArm(bodies);
    azure.send(undo.change());
    assertThat(undo.goal().in(azure.read(undo.goal().url()))).isEqualTo(Goal.Progress.REACHED);
  }

  @Test
  void leavesAGrantAboveTheVaultToAPerson() {
    ObjectNode bodies =
        PlannedChain.faulty("openai", "grant", "/properties/roleDefinitionId = " + OFFICER);
    SoundChains.inject(
        bodies,
        "grant",
        "/properties/scope = \"/subscriptions/00000000-0000-0000-0000-0000000000aa\"");

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.leftOpen().get(0).why()).contains("aaaaaaaa-0000-0000-0000-000000000001");
  }

  @Test
  void leavesAVaultWideGrantOfASharedIdentityToAPerson() {
    ObjectNode bodies =
        PlannedChain.faulty("foundry", "grant", "/properties/roleDefinitionId = " + OFFICER);
    SoundChains.inject(bodies, "grant", "/properties/scope = \"" + VAULT + "\"");

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.leftOpen()).extracting(LeftOpen::rule).contains("cmk-identity-least-privilege");
  }

  @Test
  void movesAWayFromASharedKeyAndLeavesItThere() {
    ObjectNode bodies = SoundChains.estate("openai");
    ObjectNode other = bodies.get("resource").deepCopy();
    other.put("id", other.get("id").asText() + "-b").put("name", "openai-1-b");
    ((ObjectNode) other.get("tags")).put("Workload", "B");
    ((ObjectNode) bodies.get("resource").get("tags")).put("Workload", "A");
    bodies.set("other", other);

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.violated()).containsExactly("cmk-key-shared");
    assertThat(planned.plan().steps())
        .extracting(it -> it.change().verb())
        .containsExactly(Change.Verb.PUT, Change.Verb.PUT, Change.Verb.PATCH);
    carriedOut(bodies, planned);
  }

  private static ObjectNode misplaced(String estate) {
    ObjectNode bodies = SoundChains.estate(estate);
    String text = bodies.get("vault").toString().replace("kv-sound", "kv-near");
    bodies.set("near", SoundChains.json(text));
    String key = bodies.get("key").toString().replace("kv-sound", "kv-near");
    bodies.set("nearKey", SoundChains.json(key.replace("cmk", "spare")));
    SoundChains.inject(bodies, "vault", "/location = \"northeurope\"");
    return bodies;
  }

  @Test
  void movesToAVaultOfTheRegionWhereTheServiceAllowsIt() {
    ObjectNode bodies = misplaced("openai");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.violated()).containsExactly("cmk-vault-placement");
    carriedOut(bodies, planned);
  }

  @Test
  void foundryStaysInItsVault() {
    Plan plan = PlannedChain.of(misplaced("foundry")).plan();

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.leftOpen().get(0).why()).contains("within the same vault only");
  }

  @Test
  void aSearchServiceIsEnforcedAndItsObjectsAreForPeople() {
    ObjectNode bodies =
        PlannedChain.faulty(
            "search",
            "resource",
            "/properties/encryptionWithCmk = {\"enforcement\": \"Disabled\"}");

    Plan plan = PlannedChain.of(bodies).plan();

    Body key = Body.of(step(plan, "key").change().body());
    assertThat(plan.kind()).isEqualTo(Plan.Kind.IN_PLACE);
    assertThat(plan.migration().tasks()).extracting(Migration.Task::id).contains("search-create");
    assertThat(key.items("properties", "keyOps")).hasSize(4);
    assertThat(List.copyOf(plan.closes())).containsExactly("cmk-required");
  }

  @Test
  void aWorkspaceGoesToAnotherKeyOfItsVault() {
    ObjectNode bodies = PlannedChain.faulty("ml-workspace", "key", "/properties/kty = \"EC\"");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(step(planned.plan(), "encryption").change().body().toString())
        .contains("keyIdentifier={{keyUriWithVersion}}");
    new SimulatedArm(bodies).carryOut(planned.plan());
    // What holds its data stays under the old key, of which the workspace's own rules told before.
    assertThat(PlannedChain.of(bodies).violated()).containsExactly("cmk-dependants");
  }

  @Test
  void aBotGoesToAnotherKeyByItsVersion() {
    ObjectNode bodies =
        PlannedChain.faulty("bot-service", "key", "/properties/keyOps = [\"sign\"]");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.plan().closes()).containsExactly("cmk-key-type");
    carriedOut(bodies, planned);
  }

  @Test
  void speechIsMendedThroughItsStorage() {
    ObjectNode bodies =
        PlannedChain.faulty(
            "speech", "storage", "/properties/encryption/keySource = \"Microsoft.Storage\"");
    ObjectNode openai = SoundChains.estate("openai");
    List.of("vault", "key", "grant").forEach(name -> bodies.set(name, openai.get(name)));

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.plan().closes()).containsExactly("cmk-required");
    carriedOut(bodies, planned);
  }

  @Test
  void severalFaultsAreMendedTogether() {
    ObjectNode bodies = misplaced("openai");
    SoundChains.inject(bodies, "key", "/properties/keySize = 1024");
    SoundChains.inject(
        bodies,
        "resource",
        "/properties/encryption/keyVaultProperties/keyVersion = \"0123456789abcdef0123456789abcdef\"");
    SoundChains.inject(bodies, "near", "/properties/networkAcls/bypass = \"None\"");
    SoundChains.inject(bodies, "vault", "drop /properties/enablePurgeProtection");

    PlannedChain planned = PlannedChain.of(bodies);

    assertThat(planned.violated()).hasSize(4);
    assertThat(planned.stepIds()).startsWith("bypass-kv-near").endsWith("encryption").hasSize(4);
    carriedOut(bodies, planned);
  }
}
