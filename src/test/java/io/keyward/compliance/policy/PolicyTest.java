package io.keyward.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.RuleIds;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy answers. */
class PolicyTest {
  private static final String VAULTS =
      """
      vaults:
        approved:
          - region: westeurope
            vaults: [/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-eu]
          - region: "*"
            vaults: ["https://kv-all.vault.azure.net", "https://hsm.managedhsm.azure.net/"]
      """;
  private static final String EU = "/subscriptions/S/resourcegroups/G/providers/Microsoft.KeyVault";

  @ParameterizedTest(name = "{0} {1} in {2}: {3}")
  @CsvSource({
    "https://KV-ALL.vault.azure.net/,  '',                          northeurope, true",
    "https://kv-all.vault.azure.net:443, '',                        northeurope, true",
    "https://hsm.managedhsm.azure.net, '',                          northeurope, true",
    "'',                               vaults/kv-all,               northeurope, true",
    "'',                               vaults/hsm,                  northeurope, false",
    "'',                               managedHSMs/hsm,             northeurope, true",
    "'',                               vaults/KV-EU,                West Europe, true",
    "https://kv-eu.vault.azure.net,    '',                          westeurope,  true",
    "https://kv-eu.managedhsm.azure.net, '',                        westeurope,  false",
    "https://kv-eu.vault.azure.net,    vaults/kv-eu,                northeurope, false",
    "https://kv-eu.vault.azure.net,    vaults/other,                westeurope,  false",
    "https://kv-eu2.vault.azure.net,   '',                          westeurope,  false",
    "kv-all,                           '',                          westeurope,  false",
    "'',                               '',                          westeurope,  false",
  })
  void onlyListedVaultsAreApproved(String uri, String id, String region, boolean approved)
      throws BadPolicy {
    Policy policy = PolicyFile.parse(VAULTS);
    String vaultId = id.isEmpty() ? "" : EU + "/" + id;

    assertThat(policy.isApproved(uri, vaultId, region)).isEqualTo(approved);
  }

  @Test
  void anyVaultIsApprovedWhereNoneIsListed() {
    assertThat(Policy.standard().isApproved("", "", "")).isTrue();
    assertThat(Policy.standard().limitsVaults()).isFalse();
  }

  @ParameterizedTest(name = "{0} {1} production {2}: {3}")
  @CsvSource({
    "cmk-required,   regulated, true,  critical",
    "cmk-required,   Public,    true,  high",
    "cmk-required,   Regulated, false, medium",
    "cmk-required,   Public,    false, medium",
    "cmk-key-type,   Public,    true,  informational",
    "key-expired,    Public,    true,  low",
    "key-expired,    Public,    false, high",
  })
  void severitiesFollowClassificationAndProduction(
      String rule, String classification, boolean production, String expected) throws BadPolicy {
    Policy policy =
        PolicyFile.parse(
            """
            severities:
              default: {production: low}
              cmk-key-type: informational
              cmk-required:
                production: {Regulated: critical, other: high}
                other: medium
            """);

    assertThat(policy.severityOf(rule, Severity.HIGH, classification, production).word())
        .isEqualTo(expected);
  }

  @Test
  void aFreshInstallationNeverRemediates() {
    assertThat(RuleIds.all())
        .allSatisfy(id -> assertThat(Policy.standard().switchOf(id)).isEqualTo(Switch.TICKET));
  }

  @Test
  void parityExcludesWhatAzurePolicyExcludes() throws BadPolicy {
    Policy parity = PolicyFile.parse("mode: parity");

    assertThat(parity.isExcludedByParity("aiservices")).isTrue();
    assertThat(parity.isExcludedByParity("OpenAI")).isFalse();
    assertThat(Policy.standard().isExcludedByParity("AIServices")).isFalse();
  }

  @Test
  void theMostSensitiveDataNeedsMoreApprovals() {
    assertThat(Policy.standard().approvalsFor("regulated")).isEqualTo(2);
    assertThat(Policy.standard().approvalsFor("")).isEqualTo(1);
  }

  @Test
  void principalsOfMicrosoftAreKnownOnceGiven() throws BadPolicy {
    String id = "a0000000-0000-0000-0000-00000000000f";
    Policy policy = PolicyFile.parse("firstPartyPrincipals: {cosmosDb: " + id + "}");

    assertThat(policy.firstPartyPrincipal(FirstParty.COSMOS_DB)).isEqualTo(id);
    assertThat(policy.firstPartyPrincipal(FirstParty.BOT_SERVICE)).isEmpty();
  }
}
