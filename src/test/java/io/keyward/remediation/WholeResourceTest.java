package io.keyward.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.workflow.SoundChains;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bots and Health Bots are changed by sending all that there is. */
class WholeResourceTest {
  private static final String NEW_KEY = "/properties/cmekKeyVaultUrl";

  private static Change sent(ObjectNode bodies, Change change) {
    Lookup<Body> read = new SimulatedArm(bodies).read(change.url());
    return change.over(read);
  }

  private static Step last(Plan plan) {
    return plan.steps().get(plan.steps().size() - 1);
  }

  @Test
  void aHealthBotKeepsWhatKeywardDoesNotKnow() {
    ObjectNode bodies =
        PlannedChain.faulty("health-bot", "resource", "drop /properties/keyVaultProperties");
    SoundChains.inject(bodies, "resource", "drop /identity");
    SoundChains.inject(bodies, "resource", "/properties/accessMode = {\"inner\": [1, \"a\"]}");
    SoundChains.inject(bodies, "resource", "/sku/capacity = 3");
    SoundChains.inject(bodies, "resource", "/tags/note = \"{{principalId}}\"");
    Plan plan = PlannedChain.of(bodies).plan();

    new SimulatedArm(bodies).carryOut(plan);

    assertThat(PlannedChain.of(bodies).violated()).isEmpty();
    assertThat(bodies.at("/resource/properties/accessMode/inner/1").asText()).isEqualTo("a");
    assertThat(bodies.at("/resource/sku/capacity").asInt()).isEqualTo(3);
    assertThat(bodies.at("/resource/tags/note").asText()).isEqualTo("{{principalId}}");
  }

  @Test
  void whatAzureAloneWritesIsNotSentBack() {
    ObjectNode bodies =
        PlannedChain.faulty("health-bot", "resource", "drop /properties/keyVaultProperties");
    SoundChains.inject(
        bodies,
        "resource",
        "/identity/userAssignedIdentities = {\"/x\": {\"principalId\": \"p\", \"clientId\": \"c\"}}");
    Change call = last(PlannedChain.of(bodies).plan()).change();

    Body sent = Body.of(sent(bodies, call).body());

    assertThat(sent.members()).doesNotContainKeys("id", "name", "type");
    assertThat(sent.members("properties")).containsOnlyKeys("keyVaultProperties");
    assertThat(sent.members("identity")).containsOnlyKeys("type", "userAssignedIdentities");
    assertThat(sent.at("identity", "userAssignedIdentities", "/x").object()).isEmpty();
  }

  @Test
  void aBotIsSentWithItsPlaceItsKindAndWhatItsModelRequires() {
    ObjectNode bodies =
        PlannedChain.faulty("bot-service", "resource", "/properties/isCmekEnabled = false");
    Step setting = last(PlannedChain.of(bodies).plan());

    Body sent = Body.of(sent(bodies, setting.change()).body());

    assertThat(setting.change().verb()).isEqualTo(Change.Verb.PATCH);
    assertThat(sent.members()).containsKeys("location", "kind", "sku", "tags");
    assertThat(sent.text("properties", "endpoint")).isEqualTo("https://x");
    assertThat(sent.text("properties", "msaAppId")).isEqualTo("a");
    assertThat(sent.members("properties"))
        .doesNotContainKeys("endpointVersion", "cmekEncryptionStatus");
    assertThat(sent.isTrue("properties", "isCmekEnabled")).isTrue();
  }

  @Test
  void aBotIsTakenBackAsAWholeToo() {
    ObjectNode bodies = PlannedChain.faulty("bot-service", "key", "/properties/keySize = 1024");
    Step setting = last(PlannedChain.of(bodies).plan());
    assertThat(setting.undo()).isInstanceOf(Step.Undo.By.class);

    Body sent = Body.of(sent(bodies, ((Step.Undo.By) setting.undo()).change()).body());

    assertThat(sent.text("properties", "endpoint")).isEqualTo("https://x");
    assertThat(sent.at("properties").text(NEW_KEY.substring(12))).contains("/keys/cmk/");
  }

  @Test
  void nothingIsSentForAResourceThatIsGone() {
    Change whole = Change.arm(Change.Verb.PUT, "/x?api-version=1", Map.of()).ofWhole();

    assertThat(whole.fits(new Lookup.Missing<>())).isFalse();
    assertThat(whole.fits(new Lookup.Found<>(Body.of(Map.of())))).isTrue();
    assertThat(
            Change.arm(Change.Verb.PUT, "/x?api-version=1", Map.of()).fits(new Lookup.Missing<>()))
        .isTrue();
  }
}
