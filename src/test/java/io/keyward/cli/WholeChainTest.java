package io.keyward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.Body;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chain from a resource to its key, vault, identity and grant, inside one file. */
class WholeChainTest {
  /** What hangs on the chain alone, not on where and when a resource was made. */
  private static final List<String> CHAIN =
      List.of(
          "cmk-required",
          "cmk-key-usable",
          "cmk-key-type",
          "cmk-vault-recoverable",
          "cmk-vault-reachable",
          "cmk-identity-present",
          "cmk-identity-sufficient",
          "cmk-identity-least-privilege");

  @TempDir private Path directory;

  private static Path file(String name, String kind) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(
                WholeChainTest.class.getResource("/alike/" + name + "/" + kind + ".json"))
            .toURI());
  }

  private static Map<String, String> outcomes(Path file) {
    Body json = CommandRun.of("evaluate", "--format", "json", file.toString()).json();
    Map<String, String> outcomes = new TreeMap<>();
    for (Body outcome : json.items("resources").get(0).items("outcomes")) {
      outcomes.put(outcome.text("rule"), outcome.text("outcome"));
    }
    outcomes.keySet().retainAll(CHAIN);
    return outcomes;
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "whole-chain, live",
    "whole-chain, template",
    "whole-chain, plan",
    "whole-chain-access-policy, live",
    "whole-chain-access-policy, template",
    "whole-chain-access-policy, plan"
  })
  void aSoundChainIsFollowedToItsEnd(String name, String kind) throws URISyntaxException {
    Map<String, String> outcomes = outcomes(file(name, kind));

    assertThat(outcomes).hasSize(CHAIN.size()).containsValue("satisfied");
    assertThat(outcomes.values()).containsOnly("satisfied");
  }

  @ParameterizedTest(name = "{0}: {1} as {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "cmk-vault-recoverable | live | \"enablePurgeProtection\": true | \"enablePurgeProtection\": null",
        "cmk-vault-recoverable | template | \"enablePurgeProtection\": true | \"enablePurgeProtection\": null",
        "cmk-vault-recoverable | plan | \"purge_protection_enabled\": true | \"purge_protection_enabled\": false",
        "cmk-key-type | live | \"kty\": \"RSA\" | \"kty\": \"EC\"",
        "cmk-key-type | template | \"kty\": \"RSA\" | \"kty\": \"EC\"",
        "cmk-key-type | plan | \"key_type\": \"RSA\" | \"key_type\": \"EC\"",
        "cmk-identity-sufficient | live | e147488a-f6f5-4113-8e2d-b22465e65bf6 | 21090545-7ca7-4776-b22c-e363652d74d2",
        "cmk-identity-sufficient | template | e147488a-f6f5-4113-8e2d-b22465e65bf6 | 21090545-7ca7-4776-b22c-e363652d74d2",
        "cmk-identity-sufficient | plan | Key Vault Crypto Service Encryption User | Key Vault Reader",
        "cmk-identity-least-privilege | live | e147488a-f6f5-4113-8e2d-b22465e65bf6 | 14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
        "cmk-identity-least-privilege | template | e147488a-f6f5-4113-8e2d-b22465e65bf6 | 14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
        "cmk-identity-least-privilege | plan | Key Vault Crypto Service Encryption User | Key Vault Crypto Officer"
      })
  void aFaultIsFoundInEachSource(String rule, String kind, String sound, String faulty)
      throws URISyntaxException, IOException {
    String text = Files.readString(file("whole-chain", kind));
    Path broken = directory.resolve("broken.json");
    Files.writeString(broken, text.replace(sound, faulty));

    Map<String, String> outcomes = outcomes(broken);

    assertThat(text).contains(sound);
    assertThat(outcomes).containsEntry(rule, "violated");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Microsoft.KeyVault/vaults | cmk-vault-reachable",
        "Microsoft.KeyVault/vaults/keys | cmk-key-usable",
        "Microsoft.Authorization/roleAssignments | cmk-identity-sufficient"
      })
  void whatIsDeployedUnderAnOpenConditionProvesNothing(String type, String rule)
      throws URISyntaxException, IOException {
    String text = Files.readString(file("whole-chain", "template"));
    String open = "\"type\": \"" + type + "\",";
    Path perhaps = directory.resolve("perhaps.json");
    Files.writeString(
        perhaps, text.replace(open, "\"condition\": \"[parameters('open')]\"," + open));

    Map<String, String> outcomes = outcomes(perhaps);

    assertThat(outcomes).containsEntry(rule, "undetermined").doesNotContainValue("violated");
    assertThat(outcomes).containsEntry("cmk-required", "satisfied");
  }

  @Test
  void anAiResourceUnderAnOpenConditionIsJudged() throws URISyntaxException, IOException {
    String text = Files.readString(file("whole-chain", "template"));
    String open = "\"type\": \"Microsoft.CognitiveServices/accounts\",";
    Path perhaps = directory.resolve("perhaps.json");
    Files.writeString(
        perhaps, text.replace(open, "\"condition\": \"[parameters('open')]\"," + open));

    assertThat(outcomes(perhaps).values()).containsOnly("satisfied");
  }
}
