package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.CellText;
import io.keyward.compliance.table.KeyRights;
import io.keyward.compliance.table.VaultControl;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code cmk-identity-least-privilege}: the identity may do nothing more with the key.
 *
 * <p>Key Vault Crypto User is what Foundry's own page tells users to assign (2026-08-10), so its
 * excess is low. Machine Learning gives its identity {@code recover} by itself (Terraform
 * documentation, read 2026-11-21), so that is no excess there.
 */
public final class LeastPrivilege implements Check {
  private static final Set<String> MILD =
      Set.of(
          "list", "getrotationpolicy", "update", "backup", "encrypt", "decrypt", "sign", "verify");

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    if (chain.identity().kind() == KeyIdentity.Kind.NONE) {
      return new Ruling(
          new Outcome.NotApplicable("It has no identity to be given anything."),
          Severity.INFORMATIONAL,
          ChainRule.encryption(whole.holder()));
    }
    if (!(chain.principal() instanceof Lookup.Found<Principal> principal)) {
      found.doubt("The principal of the identity is not known.");
    } else if (!(chain.vault() instanceof Lookup.Found<Resource> vault)) {
      found.doubt("The vault could not be read, so its grants are not known.");
    } else if (isUnread(chain, vault.value())) {
      found.doubt("The grants on the key could not be read.");
    } else {
      return judge(found, chain, whole, principal.value(), vault.value());
    }
    return found.ruling("");
  }

  /** Given files that hold no role assignment leave open who else may write the vault. */
  private static boolean isUnread(KeyChain chain, Resource vault) {
    Setting roles = ((Vault) vault.facts()).roles();
    boolean unread = chain.grants() instanceof Lookup.Unreadable<List<Grant>>;
    boolean live = !vault.origin().at().isEmpty();
    return roles == Setting.UNCLEAR || (unread && (roles == Setting.ON || live));
  }

  private static Ruling judge(
      Found found, KeyChain chain, Chain whole, Principal principal, Resource vault) {
    Vault facts = (Vault) vault.facts();
    KeyRights rights = KeyRights.of(principal, facts, chain.grants());
    if (!rights.mightSuffice()) {
      return new Ruling(
          new Outcome.NotApplicable("Its grants do not even suffice; it is judged once they do."),
          Severity.INFORMATIONAL,
          ChainRule.encryption(whole.holder()));
    }
    VaultControl control =
        facts.roles() == Setting.ON
            ? new VaultControl(Set.of(), List.of(), Set.of())
            : VaultControl.of(principal, chain.grants());
    compare(found, rights, control, whole, vault);
    if (facts.roles() != Setting.ON && chain.grants() instanceof Lookup.Unreadable<List<Grant>>) {
      found.note("Whether it may change the vault's access policies, no given file tells.");
    }
    return found.ruling("The identity may do nothing more than get, wrap and unwrap.");
  }

  private static void compare(
      Found found, KeyRights rights, VaultControl control, Chain whole, Resource vault) {
    Set<String> excess = excess(rights.excess(), whole);
    excess.addAll(control.actions());
    String grants =
        Stream.concat(rights.sources().stream(), control.sources().stream())
            .collect(Collectors.joining(", "));
    found.fact(
        Evidence.of(
            vault, "the identity has " + (grants.isEmpty() ? "no grant on the key" : grants)));
    if (excess.isEmpty()) {
      doubts(found, rights, control, whole);
    } else {
      found.violated(
          severity(excess),
          "The identity may also " + shown(excess) + ".",
          grants,
          "get, wrapKey and unwrapKey only");
    }
  }

  private static void doubts(Found found, KeyRights rights, VaultControl control, Chain whole) {
    if (isConditional(rights, whole)) {
      found.doubt("The identity may be allowed more: " + rights.doubt() + ".");
    }
    control.doubts().forEach(it -> found.doubt("The identity may be allowed more: " + it + "."));
  }

  /** What only a group may give is left out: managed identities are rarely members of one. */
  private static boolean isConditional(KeyRights rights, Chain whole) {
    Set<String> more = new TreeSet<>(rights.possible());
    more.removeAll(KeyRights.NEEDED);
    return !excess(more, whole).isEmpty()
        && (rights.doubt().contains("condition") || rights.doubt().contains("could not be read"));
  }

  private static Set<String> excess(Set<String> excess, Chain whole) {
    Set<String> kept = new TreeSet<>(excess);
    if (whole.holder().kind() == ResourceKind.ML_WORKSPACE) {
      kept.remove("recover");
    }
    return kept;
  }

  private static Severity severity(Set<String> excess) {
    return MILD.containsAll(excess) ? Severity.LOW : Severity.MEDIUM;
  }

  private static String shown(Set<String> excess) {
    List<String> words = excess.stream().map(CellText::orUntold).toList();
    return words.size() <= 8
        ? String.join(", ", words)
        : String.join(", ", words.subList(0, 8)) + " and " + (words.size() - 8) + " more";
  }
}
