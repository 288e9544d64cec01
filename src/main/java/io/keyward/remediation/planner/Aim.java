package io.keyward.remediation.planner;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.Surroundings;
import io.keyward.remediation.step.KeyChoice;
import io.keyward.remediation.step.Site;
import io.keyward.remediation.step.Target;
import io.keyward.remediation.step.VaultChoice;
import java.util.List;

/** Decides once, for all fixes of a resource, which key it is to be under. */
record Aim(Surroundings surroundings, KeyUses uses, Policy policy, VaultChoice vaults) {
  private static final String PLACEMENT = "cmk-vault-placement";
  private static final List<String> OTHER_KEY = List.of("cmk-key-type", "cmk-key-shared");

  /** Found where the resource moves to another key; else why it does not. */
  Lookup<Target> of(Chain chain, List<String> rules) {
    Resource holder = chain.holder();
    Encryption encryption = holder.encryption();
    if (encryption instanceof Encryption.Platform && rules.contains("cmk-required")) {
      return fresh(chain, holder);
    }
    boolean moves = rules.contains(PLACEMENT) || OTHER_KEY.stream().anyMatch(rules::contains);
    if (!moves) {
      return new Lookup.Unreadable<>("It stays under its key.");
    }
    String refusal = refusal(holder, rules.contains(PLACEMENT));
    if (!refusal.isEmpty()) {
      return new Lookup.Unreadable<>(refusal);
    }
    return rules.contains(PLACEMENT) ? fresh(chain, holder) : beside(chain, holder);
  }

  private Lookup<Target> fresh(Chain chain, Resource holder) {
    Service service = Services.shipped().of(holder);
    return vaults
        .of(holder, service)
        .fold(
            vault -> choice().in(vault, holder, service, chain.asOf()),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  private Lookup<Target> beside(Chain chain, Resource holder) {
    return Site.current(chain)
        .fold(
            target ->
                choice().in(target.vault(), holder, Services.shipped().of(holder), chain.asOf()),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  private KeyChoice choice() {
    return new KeyChoice(surroundings, uses, policy);
  }

  /** Why this service cannot go to another key in place, "" where it can. */
  private static String refusal(Resource holder, boolean vaultToo) {
    if (holder.kind() == ResourceKind.SEARCH_SERVICE) {
      return "Objects of a search service keep the key that they were created with; they must be"
          + " created anew under another.";
    }
    if (holder.kind() == ResourceKind.COGNITIVE_ENCRYPTION_SCOPE) {
      return "How the key of an encryption scope is changed, no source that was read tells.";
    }
    Service service = Services.shipped().of(holder);
    Service.Cell key = service.cell(Column.CHANGE_KEY);
    Service.Cell vault = service.cell(Column.CHANGE_VAULT);
    if (!key.is("yes")) {
      return sentence(service, "be put under another key in place", key);
    }
    boolean allowed = vault.is("yes") || (vault.is("not Foundry") && !isFoundry(holder));
    return vaultToo && !allowed
        ? sentence(service, "be put under a key of another vault in place", vault)
        : "";
  }

  private static String sentence(Service service, String what, Service.Cell cell) {
    String certainty = cell.isUnsure() ? " is not known to be able to " : " cannot ";
    return service.name() + certainty + what + " (" + cell.source() + ").";
  }

  /** What cannot be told is one: then more is refused. */
  private static boolean isFoundry(Resource holder) {
    return holder.serviceKind().equalsIgnoreCase("AIServices")
        || (holder.facts() instanceof Facts.Account account
            && (account.projects() == Setting.ON || account.projects() == Setting.UNCLEAR));
  }
}
