package io.keyward.compliance.rule.vault;

import io.keyward.compliance.Found;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Rule;
import io.keyward.compliance.table.BuiltInRoles;
import io.keyward.compliance.table.CellText;
import io.keyward.compliance.table.KeyActions;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RoleDefinition;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.VaultUse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code vault-duties}: nobody both administers the keys and runs the AI resources under them.
 *
 * <p>Key administration: any right on keys beyond use, by role or access policy; on a vault with
 * access policies also the right to change them. Running an AI resource: its write action.
 */
public final class VaultDuties implements Rule<VaultUse> {
  private static final Set<String> KEY_ADMINISTRATION =
      Set.of(
          "create",
          "delete",
          "import",
          "recover",
          "restore",
          "purge",
          "rotate",
          "setrotationpolicy",
          "keyrotationpolicies/write");

  private static final Set<String> POLICY_CHANGE =
      Set.of("microsoft.keyvault/vaults/write", "microsoft.keyvault/vaults/accesspolicies/write");

  @Override
  public String id() {
    return "vault-duties";
  }

  @Override
  public Ruling judge(VaultUse use, Policy policy) {
    Found found = new Found();
    if (use.users().isEmpty()) {
      return new Ruling(
          new Outcome.NotApplicable("No AI resource is known to use its keys."),
          Severity.INFORMATIONAL,
          List.of());
    }
    if (!(use.vault().facts() instanceof Vault vault) || vault.roles() == Setting.UNCLEAR) {
      found.doubt("Whether the vault uses roles or access policies is not told.");
    } else {
      judge(found, use, vault);
    }
    return found.ruling("Key administration is separate from the AI resources.");
  }

  private static void judge(Found found, VaultUse use, Vault vault) {
    if (!(use.grants() instanceof Lookup.Found<List<Grant>> grants)
        || !(use.operators() instanceof Lookup.Found<List<Grant>> operators)) {
      found.doubt("The grants on the vault or on the AI resources could not be read.");
      return;
    }
    Set<String> both = administrators(vault, grants.value(), found);
    both.retainAll(runners(use.users(), operators.value(), found));
    if (use.unasked() > 0) {
      found.doubt("Who runs " + use.unasked() + " more AI resources was not asked for.");
    }
    if (!both.isEmpty()) {
      found.violated(
          Severity.MEDIUM,
          both.size() + " principals both administer the keys and run AI resources under them.",
          "principals " + shown(both),
          "separate principals");
    }
  }

  private static Set<String> administrators(Vault vault, List<Grant> grants, Found found) {
    boolean policies = vault.roles() != Setting.ON;
    Set<String> who = new TreeSet<>();
    for (Vault.AccessPolicy policy : vault.accessPolicies()) {
      Set<String> rights = new HashSet<>();
      policy.keys().forEach(word -> rights.addAll(KeyActions.ofPermission(word)));
      if (policies && rights.stream().anyMatch(KEY_ADMINISTRATION::contains)) {
        who.add(lower(policy.objectId()));
      }
    }
    for (Grant grant : grants) {
      Set<String> rights =
          definition(grant, found)
              .map(role -> KeyActions.of(role, vault.managedHsm()))
              .orElse(Set.of());
      boolean keys = !policies && rights.stream().anyMatch(KEY_ADMINISTRATION::contains);
      boolean changes = policies && rights.stream().anyMatch(POLICY_CHANGE::contains);
      if (keys || changes) {
        who.add(lower(grant.assignment().principalId()));
      }
    }
    return who;
  }

  private static Set<String> runners(List<Resource> users, List<Grant> operators, Found found) {
    Set<String> writes =
        users.stream()
            .map(user -> lower(user.kind().type()) + "/write")
            .collect(Collectors.toSet());
    Set<String> who = new HashSet<>();
    for (Grant grant : operators) {
      definition(grant, found)
          .filter(role -> role.permissions().stream().anyMatch(it -> allowsAny(it, writes)))
          .ifPresent(role -> who.add(lower(grant.assignment().principalId())));
    }
    return who;
  }

  private static boolean allowsAny(RoleDefinition.Permission block, Set<String> actions) {
    return actions.stream().anyMatch(action -> KeyActions.allowsControl(block, action));
  }

  private static Optional<RoleDefinition> definition(Grant grant, Found found) {
    Optional<RoleDefinition> role =
        grant.role() instanceof Lookup.Found<RoleDefinition> read
            ? Optional.of(read.value())
            : BuiltInRoles.find(grant.assignment().roleGuid());
    if (role.isEmpty()) {
      found.doubt("The role " + grant.assignment().roleGuid() + " could not be read.");
    }
    return role;
  }

  private static String shown(Set<String> principals) {
    return principals.stream().limit(5).map(CellText::orUntold).collect(Collectors.joining(", "))
        + (principals.size() > 5 ? " and " + (principals.size() - 5) + " more" : "");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
