package io.keyward.compliance.assess;

import io.keyward.compliance.rule.ChainRule;
import io.keyward.compliance.rule.ClassificationTag;
import io.keyward.compliance.rule.CmkRequired;
import io.keyward.compliance.rule.IdentityPresent;
import io.keyward.compliance.rule.IdentitySufficient;
import io.keyward.compliance.rule.KeyShared;
import io.keyward.compliance.rule.KeyType;
import io.keyward.compliance.rule.KeyUsable;
import io.keyward.compliance.rule.LeastPrivilege;
import io.keyward.compliance.rule.Rule;
import io.keyward.compliance.rule.VersionPinned;
import io.keyward.compliance.rule.vault.VaultAuditLog;
import io.keyward.compliance.rule.vault.VaultDuties;
import io.keyward.compliance.rule.vault.VaultIsRecoverable;
import io.keyward.compliance.rule.vault.VaultPlacement;
import io.keyward.compliance.rule.vault.VaultReachable;
import io.keyward.compliance.rule.vault.VaultRecoverable;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.port.VaultUse;
import java.util.List;
import java.util.Optional;

/** The catalogue: adding a check is one class, one line here and one text in {@code rules.yaml}. */
public final class Rules {
  private static final List<Rule<Chain>> RESOURCES =
      List.of(
          new CmkRequired(),
          new ChainRule("cmk-key-usable", new KeyUsable()),
          new ChainRule("cmk-key-type", new KeyType()),
          new ChainRule("cmk-version-pinned", new VersionPinned()),
          new ChainRule("cmk-vault-recoverable", new VaultRecoverable()),
          new ChainRule("cmk-vault-placement", new VaultPlacement()),
          new ChainRule("cmk-vault-reachable", new VaultReachable()),
          new ChainRule("cmk-identity-present", new IdentityPresent()),
          new ChainRule("cmk-identity-sufficient", new IdentitySufficient()),
          new ChainRule("cmk-identity-least-privilege", new LeastPrivilege()),
          new ChainRule("cmk-key-shared", new KeyShared()),
          new Dependants(),
          new ClassificationTag());

  private static final List<Rule<VaultUse>> VAULTS =
      List.of(new VaultIsRecoverable(), new VaultAuditLog(), new VaultDuties());

  private Rules() {}

  /** The rules for AI resources, in the order they are reported. */
  public static List<Rule<Chain>> ofResources() {
    return RESOURCES;
  }

  /** The rules for vaults, in the order they are reported. */
  public static List<Rule<VaultUse>> ofVaults() {
    return VAULTS;
  }

  /** The text of every rule, in the order of the catalogue. */
  public static List<RuleText> all() {
    return RuleBook.shipped().all();
  }

  /** The text of the rule with this id, ignoring case. */
  public static Optional<RuleText> byId(String id) {
    return all().stream().filter(rule -> rule.id().equalsIgnoreCase(id.strip())).findFirst();
  }
}
