package io.keyward.workflow;

import static io.keyward.workflow.SoundChains.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource is judged by the keys of what keeps its data, too. */
final class ChainDependantsTest {
  private static ObjectNode projectBesideAgents(String fault) {
    ObjectNode bodies = SoundChains.estate("foundry-project");
    ObjectNode account = SoundChains.estate("foundry");
    for (String body :
        List.of("host", "files", "threads", "vectors", "storage", "cosmos", "search")) {
      bodies.set(body, account.get(body));
    }
    at(bodies, "storage", "properties", "encryption").put("keySource", fault);
    return bodies;
  }

  private static Result dependants(Assessment assessment) {
    return assessment.results().stream()
        .filter(result -> result.rule().equals("cmk-dependants"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aProjectIsNoCleanerThanWhatItsAccountKeepsDataIn() {
    Assessment assessment = SoundChains.judge(projectBesideAgents("Microsoft.Storage"));

    assertThat(SoundChains.violated(assessment)).containsExactly("cmk-dependants");
    assertThat(dependants(assessment).inheritedFrom()).endsWith("/accounts/foundry-1");
  }

  @Test
  void aProjectOfACleanAccountIsCompliant() {
    ObjectNode bodies = projectBesideAgents("Microsoft.Keyvault");
    at(bodies, "account", "properties").remove("allowProjectManagement");

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(assessment.verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(dependants(assessment).outcome()).isInstanceOf(Outcome.Satisfied.class);
  }

  private static ObjectNode withKeyOfItsOwn(String attribute, JsonNode value) {
    ObjectNode bodies = SoundChains.estate("foundry");
    ObjectNode other = bodies.get("key").deepCopy();
    other.put("name", "other").put("id", other.get("id").asText().replace("/cmk", "/other"));
    at(other, "properties")
        .put("keyUri", "https://kv-sound.vault.azure.net/keys/other")
        .put("keyUriWithVersion", "https://kv-sound.vault.azure.net/keys/other/1");
    at(other, "properties", "attributes").set(attribute, value);
    bodies.set("other", other);
    at(bodies, "storage", "properties", "encryption", "keyvaultproperties").put("keyname", "other");
    return bodies;
  }

  @Test
  void theKeyOfWhatHoldsItsDataMustBeUsableToo() {
    ObjectNode disabled = withKeyOfItsOwn("enabled", BooleanNode.FALSE);
    ObjectNode expired = withKeyOfItsOwn("exp", IntNode.valueOf(1_700_000_001));

    assertThat(SoundChains.violated(SoundChains.judge(disabled))).containsExactly("cmk-dependants");
    assertThat(SoundChains.violated(SoundChains.judge(expired))).containsExactly("cmk-dependants");
    assertThat(SoundChains.judge(withKeyOfItsOwn("enabled", BooleanNode.TRUE)).verdict())
        .isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void storageForBlobsAloneHasNoQueuesToAskAbout() {
    ObjectNode bodies = SoundChains.estate("foundry");
    at(bodies, "storage").put("kind", "BlockBlobStorage");
    at(bodies, "storage", "properties", "encryption").remove("services");

    assertThat(SoundChains.judge(bodies).verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHostThatIsThereCountsWhateverTheSwitchSays(boolean said) {
    ObjectNode bodies = SoundChains.estate("foundry");
    at(bodies, "resource", "properties").remove("allowProjectManagement");
    if (said) {
      at(bodies, "resource", "properties").put("allowProjectManagement", false);
    }
    at(bodies, "storage", "properties", "encryption").put("keySource", "Microsoft.Storage");

    assertThat(SoundChains.violated(SoundChains.judge(bodies))).containsExactly("cmk-dependants");
  }

  @Test
  void aProjectsHostThatNamesNoPlaceForSomeDataLeavesThatOpen() {
    ObjectNode bodies = projectBesideAgents("Microsoft.Keyvault");
    ObjectNode host = at(bodies, "host");
    String project = at(bodies, "resource").get("id").asText();
    host.put("id", project + "/capabilityHosts/agents");
    host.put("type", "Microsoft.CognitiveServices/accounts/projects/capabilityHosts");
    at(bodies, "host", "properties").removeAll();

    Assessment assessment = SoundChains.judge(bodies);

    assertThat(SoundChains.undetermined(assessment)).containsExactly("cmk-dependants");
    assertThat(dependants(assessment).outcome().message()).contains("names no connection");
  }
}
