package io.keyward.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.assess.VaultAssessor;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.given.Estate;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.VaultUse;
import io.keyward.remediation.planner.Planner;
import io.keyward.workflow.SoundChains;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plan is, what it rests on, and whom it concerns. */
class PlanKindsTest {
  private static final String NO_KEY = "drop /properties/encryption";
  private static final String NO_PURGE = "drop /properties/enablePurgeProtection";
  private static final String OFF = "Remediation is switched off for this rule in the policy.";

  private static ObjectNode withoutKey() {
    return PlannedChain.faulty("openai", "resource", NO_KEY);
  }

  private static KeyUses vaultUsedBy(String... names) {
    String group =
        "/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/rg/providers/";
    return new GivenUses(
        List.of(names).stream()
            .map(
                name ->
                    new KeyUses.Use(
                        ResourceId.of(group + "Microsoft.CognitiveServices/accounts/" + name),
                        KeyReference.of("https://kv-sound.vault.azure.net", name, ""),
                        Map.of(),
                        Set.of(group + "Microsoft.KeyVault/vaults/kv-sound")))
            .toList());
  }

  @Test
  void onlyReportsWhereEveryRuleIsSwitchedOff() {
    Plan plan = PlannedChain.of(withoutKey(), Policy.standard()).plan();

    assertThat(plan.kind()).isEqualTo(Plan.Kind.REPORT_ONLY);
    assertThat(plan.isExecutable()).isFalse();
    assertThat(plan.steps()).isNotEmpty();
    assertThat(plan.leftOpen()).containsExactly(new LeftOpen("cmk-required", OFF));
  }

  @Test
  void leavesOutTheRuleThatIsSwitchedOff() {
    ObjectNode bodies = PlannedChain.faulty("openai", "vault", NO_PURGE);
    SoundChains.inject(bodies, "vault", "/properties/networkAcls/bypass = \"None\"");

    PlannedChain planned =
        PlannedChain.of(bodies, PlannedChain.read("rules: {cmk-vault-reachable: remediate}"));

    assertThat(planned.stepIds()).containsExactly("bypass-kv-sound");
    assertThat(planned.plan().kind()).isEqualTo(Plan.Kind.IN_PLACE);
    assertThat(planned.plan().leftOpen())
        .containsExactly(new LeftOpen("cmk-vault-recoverable", OFF));
  }

  @Test
  void respectsInfrastructureCode() {
    ObjectNode bodies = withoutKey();
    SoundChains.inject(bodies, "resource", "/tags/managed-by = \"Terraform\"");

    Plan patch = PlannedChain.of(bodies).plan();
    Plan change =
        PlannedChain.of(bodies, PlannedChain.policy("remediation: {infrastructureAsCode: change}"))
            .plan();

    assertThat(patch.kind()).isEqualTo(Plan.Kind.CODE);
    assertThat(patch.steps()).isNotEmpty();
    assertThat(patch.patches()).extracting(CodePatch::language).containsExactly("bicep", "hcl");
    assertThat(patch.patches().get(0).text())
        .contains(
            "'Microsoft.CognitiveServices/accounts@2025-06-01'", "keySource: 'Microsoft.KeyVault'")
        .containsPattern("  scope: keys_openai_1_[0-9a-f]{8}\n");
    assertThat(patch.patches().get(1).text())
        .contains("azurerm_cognitive_account_customer_managed_key");
    assertThat(change.kind()).isEqualTo(Plan.Kind.IN_PLACE);
    assertThat(change.patches()).isEmpty();
  }

  @Test
  void changesAVaultOfCodeJustAsLittle() {
    ObjectNode bodies = PlannedChain.faulty("openai", "vault", NO_PURGE);
    SoundChains.inject(bodies, "vault", "/tags = {\"azd-env-name\": \"prod\"}");

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.kind()).isEqualTo(Plan.Kind.CODE);
    assertThat(plan.patches().get(1).text()).contains("purge_protection_enabled = true");
  }

  @Test
  void theHashChangesWithWhatItRestsOn() {
    ObjectNode bodies = withoutKey();
    String first = PlannedChain.of(bodies).plan().hash();
    SoundChains.inject(bodies, "resource", "/tags/Team = \"b\"");
    String retagged = PlannedChain.of(bodies).plan().hash();
    SoundChains.inject(bodies, "vault", "/properties/publicNetworkAccess = \"Disabled\"");

    String changed = PlannedChain.of(bodies).plan().hash();

    assertThat(first).matches("[0-9a-f]{64}").isEqualTo(retagged).isNotEqualTo(changed);
  }

  @Test
  void aChangedVaultConcernsAllWhoUseIt() {
    ObjectNode bodies = PlannedChain.faulty("openai", "vault", NO_PURGE);

    Plan plan =
        PlannedChain.of(bodies, PlannedChain.policy(""), vaultUsedBy("a", "openai-1", "z")).plan();

    assertThat(plan.blastRadius())
        .extracting(it -> it.substring(it.lastIndexOf('/') + 1))
        .containsExactly("a", "openai-1", "z");
  }

  @Test
  void anEncryptionConcernsItsResourceAlone() {
    Plan plan =
        PlannedChain.of(withoutKey(), PlannedChain.policy(""), vaultUsedBy("a", "z")).plan();

    assertThat(plan.blastRadius()).singleElement().asString().endsWith("/openai-1");
  }

  @Test
  void aWorkspaceIsReplaced() {
    ObjectNode bodies = PlannedChain.faulty("ml-workspace", "resource", NO_KEY);

    Plan plan = PlannedChain.of(bodies).plan();

    assertThat(plan.kind()).isEqualTo(Plan.Kind.MIGRATION);
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.migration().tasks()).extracting(Migration.Task::id).doesNotHaveDuplicates();
    assertThat(plan.migration().bicep())
        .contains("status: 'Enabled'", "param keyidentifier string");
    assertThat(plan.migration().bicep()).contains("'${identityid}': {}");
    assertThat(plan.migration().moves()).contains("computes");
  }

  @Test
  void hostileTextsStayTextsInTheReplacement() {
    ObjectNode bodies = PlannedChain.faulty("ml-workspace", "resource", NO_KEY);
    SoundChains.inject(bodies, "resource", "/tags/evil = \"'${x}\\n'; rm -rf / #\"");
    SoundChains.inject(bodies, "resource", "/name = \"a'b$(id)\"");

    Migration migration = PlannedChain.of(bodies).plan().migration();

    assertThat(migration.bicep())
        .contains("evil: '\\'\\${x}\\u{a}\\'; rm -rf / #'")
        .contains("name: 'a-b--id--cmk'");
    assertThat(migration.commands()).doesNotContain("$(id)");
  }

  @Test
  void aVaultIsProtectedAndItsLogIsForPeople() {
    ObjectNode bodies = PlannedChain.faulty("openai", "vault", NO_PURGE);
    Estate estate = new Estate(SoundChains.resources(bodies));
    Resource vault = estate.others().get(0);
    VaultUse use =
        new VaultUse(
            vault,
            new Lookup.Found<>(List.of()),
            new Lookup.Found<>(List.of()),
            List.of(),
            new Lookup.Found<>(List.of()),
            0);
    Policy policy = PlannedChain.policy("");

    Plan plan =
        new Planner(estate, vaultUsedBy("a"), "")
            .forVault(use, new VaultAssessor(Rules.ofVaults()).assess(use, policy), policy);

    assertThat(plan.closes()).containsExactly("vault-recoverable");
    assertThat(plan.leftOpen()).extracting(LeftOpen::rule).containsExactly("vault-audit-log");
    assertThat(plan.blastRadius()).hasSize(2);
  }
}
