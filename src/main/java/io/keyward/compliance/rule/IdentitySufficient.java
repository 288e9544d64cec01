package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.KeyRights;
import io.keyward.inventory.KeyIdentity;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import java.util.List;

/** {@code cmk-identity-sufficient}: the identity may get, wrap and unwrap with this key. */
public final class IdentitySufficient implements Check {
  private static final String EXPECTED = "get, wrapKey and unwrapKey on the key";

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    if (chain.key() instanceof Lookup.Missing<Resource>) {
      return new Ruling(
          new Outcome.NotApplicable("There is no such key that could be granted."),
          Severity.INFORMATIONAL,
          ChainRule.encryption(whole.holder()));
    }
    if (chain.identity().kind() == KeyIdentity.Kind.NONE) {
      return new Ruling(
          new Outcome.NotApplicable("It has no identity to be given the key."),
          Severity.INFORMATIONAL,
          ChainRule.encryption(whole.holder()));
    }
    rights(found, chain, chain.principal(), "The identity");
    if (!(chain.helper() instanceof Lookup.Missing<Principal>)) {
      rights(found, chain, chain.helper(), "Azure Cosmos DB, which keeps the workspace's data,");
    }
    return found.ruling("The identity may get, wrap and unwrap with the key.");
  }

  private static void rights(Found found, KeyChain chain, Lookup<Principal> principal, String who) {
    if (principal instanceof Lookup.Unreadable<Principal> unknown) {
      found.doubt("The principal of " + lower(who) + " is not known: " + unknown.reason() + ".");
    } else if (principal instanceof Lookup.Found<Principal> known) {
      ofPrincipal(found, chain, known.value(), who);
    } else {
      found.violated(
          Severity.CRITICAL, who + " does not exist any more.", "no such identity", EXPECTED);
    }
  }

  private static String lower(String who) {
    return who.startsWith("The ") ? "the " + who.substring(4) : who;
  }

  private static void ofPrincipal(Found found, KeyChain chain, Principal principal, String who) {
    if (!(chain.vault() instanceof Lookup.Found<Resource> vault)) {
      found.doubt("The vault could not be read, so its grants are not known.");
      return;
    }
    Vault facts = (Vault) vault.value().facts();
    if (facts.roles() == Setting.UNCLEAR) {
      found.doubt("Whether the vault uses roles or access policies is not told.");
    } else if (facts.roles() == Setting.ON
        && chain.grants() instanceof Lookup.Unreadable<List<Grant>> unread) {
      found.doubt("The grants on the key could not be read: " + unread.reason() + ".");
    } else {
      decide(found, vault.value(), KeyRights.of(principal, facts, chain.grants()), who);
    }
  }

  private static void decide(Found found, Resource vault, KeyRights rights, String who) {
    found.fact(
        Evidence.of(
            vault,
            who
                + " has "
                + (rights.sources().isEmpty()
                    ? "no grant on the key"
                    : String.join(", ", rights.sources()))));
    if (rights.suffices()) {
      return;
    }
    if (rights.mightSuffice()) {
      found.doubt(who + " may be allowed to use the key: " + rights.doubt() + ".");
      return;
    }
    found.violated(
        Severity.CRITICAL,
        who + " lacks " + rights.missing() + " on the key.",
        rights.sources().isEmpty() ? "no grant" : String.join(", ", rights.sources()),
        EXPECTED);
  }
}
