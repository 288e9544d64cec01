package io.keyward.compliance.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.compliance.policy.Classification;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.Production;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a comment\n", "{}", "schemaVersion: 1", "---\n{}"})
  void anEmptyFileIsTheStandardPolicy(String text) throws BadPolicy {
    assertThat(PolicyFile.parse(text)).isEqualTo(Policy.standard());
  }

  @Test
  void readsEveryValue() throws BadPolicy {
    Policy policy =
        PolicyFile.parse(
            """
            schemaVersion: 1
            classification:
              tag: Sensitivity
              values: [Low, High]
              requireCustomerKey: [high]
              whenMissing: exempt
            production:
              tag: Stage
              values: [Live]
            settlingWindow: PT1H
            """);

    assertThat(policy.classification())
        .isEqualTo(
            new Classification("Sensitivity", List.of("Low", "High"), List.of("high"), false));
    assertThat(policy.production()).isEqualTo(new Production("Stage", List.of("Live")));
    assertThat(policy.settlingWindow()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[1] | line 1, the file: must be a mapping",
        "hello | line 1, the file: must be a mapping",
        "schemaVersion: 2 | line 1, schemaVersion: must be 1",
        "x: 1 | line 1, the file: does not know \"x\"",
        "production:;tag: a | line 2, the file: does not know \"tag\"",
        "production:;  tags: a | line 2, production: does not know \"tags\"",
        "production: 1 | line 1, production: must be a mapping",
        "production:;  tag: [a] | line 2, production.tag: must be a word",
        "production:;  tag: '' | line 2, production.tag: must be a word",
        "production:;  tag: a<b | line 2, production.tag: must be the name of an Azure tag",
        "production:;  values: a | line 2, production.values: must be a list",
        "production:;  values: [a, ''] | line 2, production.values: must be a word",
        "production:;  values:;  - a;  - {} | line 4, production.values: must be a word",
        "classification:;  whenMissing: maybe | line 2, classification.whenMissing: must be require or exempt",
        "classification:;  values: [A] | classification.requireCustomerKey: \"Confidential\" is not among",
        "classification:;  requireCustomerKey: [X] | line 2, classification.requireCustomerKey: \"X\" is not among",
        "schemaVersion: '1' | line 1, schemaVersion: must be 1",
        "production:;  values: [1] | line 2, production.values: must be a word; put it in quotes",
        "mode: lax | line 1, mode: must be strict or parity",
        "parity:;  kinds: [] | line 2, parity: does not know \"kinds\"",
        "separation:;  tags: [a/b] | line 2, separation.tags: must be the name of an Azure tag",
        "vaults:;  approved: kv | line 2, vaults.approved: must be a list",
        "vaults:;  approved:;  - vaults: [] | line 3, vaults.approved: must name \"region\"",
        "vaults:;  approved:;  - region: '*' | line 3, vaults.approved: must name \"vaults\"",
        "vaults:;  approved:;  - region: '*';    vaults:;    - kv | line 5, vaults.approved.vaults: must be the ARM id",
        "vaults:;  approved:;  - region: '*';    vaults: [/subscriptions/s/providers/a/b/c] | must be the ARM id",
        "vaults:;  approved:;  - {region: '*', vaults: []} | line 3, vaults.approved.vaults: must hold at least one",
        "vaults:;  approved:;  - {region: 'a/b', vaults: ['https://kv.vault.azure.net']} | must be an Azure region",
        "keys:;  types: [DSA] | line 2, keys.types: must be RSA or RSA-HSM or EC or EC-HSM or oct-HSM",
        "keys:;  minimumSize: 1024 | line 2, keys.minimumSize: must be 2048, 3072 or 4096",
        "keys:;  minimumSize: big | line 2, keys.minimumSize: must be a whole number",
        "keys:;  rotateAfter: P0D | line 2, keys.rotateAfter: must be between P1D and P10Y",
        "keys:;  rotateAfter: PT1H | line 2, keys.rotateAfter: must be a period",
        "keys:;  rotateAfter: P3Y | line 2, keys: a key must expire (P2Y3M) after it is rotated (P3Y)",
        "keys:;  expireAfter: P1Y | line 2, keys.expireAfter: a key must expire",
        "expiryTiers: [] | line 1, expiryTiers: must hold at least one value",
        "expiryTiers: [7, 7] | line 1, expiryTiers: must hold at least one value, and none of them twice",
        "expiryTiers:;- 30;- 400 | line 3, expiryTiers: must be a whole number from 1 to 365",
        "severities:;  cmk-needed: high | line 2, severities: does not know \"cmk-needed\"",
        "severities:;  cmk-required: bad | line 2, severities.cmk-required: must be informational or low",
        "severities:;  cmk-required: {test: low} | line 2, severities.cmk-required: does not know \"test\"",
        "severities:;  cmk-required:;    production: {Secret: low} | line 3, severities.cmk-required.production: does not know",
        "rules:;  cmk-needed: off | line 2, rules: does not know \"cmk-needed\"",
        "rules:;  cmk-required: on | line 2, rules.cmk-required: must be off or report or ticket or remediate",
        "approvals:;  regulated: 0 | line 2, approvals.regulated: must be a whole number from 1 to 5",
        "approvals:;  default: 3 | line 2, approvals: regulated data needs at least as many",
        "waivers:;  longest: P20Y | line 2, waivers.longest: must be between",
        "waivers: forever | line 1, waivers: must be a mapping",
        "firstPartyPrincipals:;  botService: me | line 2, firstPartyPrincipals.botService: must be a GUID",
        "firstPartyPrincipals:;  search: me | line 2, firstPartyPrincipals: does not know \"search\"",
        "alertRoutes:;- severity: high | line 2, alertRoutes: must name \"channels\"",
        "alertRoutes:;- channels: ['https://x'] | line 2, alertRoutes.channels: must be the name of a channel",
        "alertRoutes:;- channels: [a];  ownerTag: Owner | line 3, alertRoutes.ownerTag: must be NAME=VALUE",
        "alertRoutes:;- channels: [a];  classification: [X] | line 3, alertRoutes.classification: \"X\" is not among",
        "settlingWindow: soon | line 1, settlingWindow: must be a duration",
        "settlingWindow: PT25H | line 1, settlingWindow: must be between",
        "settlingWindow: -PT1M | line 1, settlingWindow: must be a duration",
        "schemaVersion: 1;schemaVersion: 1 | line 2, the file: names \"schemaVersion\" more than once",
        "production:;  tag: a;  tag: b | line 3, production: names \"tag\" more than once",
        "a: 'b | the file",
        "a: *b | the file",
        "a: 1;--- ;b: 2 | the file",
        "a:;\tb: 1 | line 2, the file",
      })
  void eachRefusalNamesLinePathAndReason(String text, String sentence) {
    assertThatExceptionOfType(BadPolicy.class)
        .isThrownBy(() -> PolicyFile.parse(text.replace(";", "\n")))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains(sentence)
                    .startsWith("line ")
                    .doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void depthIsBounded(String open) {
    assertThatExceptionOfType(BadPolicy.class)
        .isThrownBy(() -> PolicyFile.parse(open.repeat(50_000)));
  }

  @Test
  void aFileThatGrowsByItsAliasesIsRefused() {
    StringBuilder laughs = new StringBuilder("channels:\n  a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("  a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
    }

    assertThatExceptionOfType(BadPolicy.class)
        .isThrownBy(() -> PolicyFile.parse(laughs.toString()));
  }

  @Test
  void sizeIsBounded() {
    assertThatExceptionOfType(BadPolicy.class)
        .isThrownBy(() -> PolicyFile.parse("#".repeat(300_000)));
  }

  /** The buffer of the library ends somewhere in there, whatever its size. */
  @Test
  void charactersOfTwoHalvesMayStandAnywhere() throws BadPolicy {
    String smiles = "# " + "\uD83D\uDE00".repeat(3_000);

    Policy even = PolicyFile.parse(smiles + "\nsettlingWindow: PT5M\n");
    Policy odd = PolicyFile.parse("#" + smiles + "\nsettlingWindow: PT5M\n");

    assertThat(even).isEqualTo(odd);
  }
}
