package io.keyward.compliance.rule.vault;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Check;
import io.keyward.compliance.table.CellText;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.compliance.table.Services;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import java.util.List;
import java.util.Locale;

/** {@code cmk-vault-placement}: region, subscription and tenant rule, and the approved vaults. */
public final class VaultPlacement implements Check {
  /** What a plan says of all that it does not know yet, which may be this or that. */
  private static final String LATER = "[knownafterapply]";

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    Resource holder = placed(whole);
    approved(found, chain, holder, policy);
    chain
        .vault()
        .fold(
            vault -> rules(found, chain, holder, vault, Services.shipped().of(whole.holder())),
            missing -> doubt(found, "The vault does not exist."),
            reason -> doubt(found, "The vault could not be read: " + reason + "."));
    return found.ruling("The vault is where the service requires it.");
  }

  /** An encryption scope is where its account is. */
  private static Resource placed(Chain whole) {
    boolean placeless = whole.holder().location().isEmpty();
    return placeless && whole.parent() instanceof Lookup.Found<Resource> parent
        ? parent.value()
        : whole.holder();
  }

  private static Found doubt(Found found, String sentence) {
    found.doubt(sentence);
    return found;
  }

  private static void approved(Found found, KeyChain chain, Resource holder, Policy policy) {
    String id = chain.vault() instanceof Lookup.Found<Resource> vault ? vault.value().id() : "";
    boolean named = !chain.reference().vaultUri().isEmpty() || !id.isEmpty();
    if (policy.limitsVaults() && id.isEmpty() && Body.isExpression(chain.reference().vaultUri())) {
      found.doubt("Whether the vault is an approved one, only the deployment can tell.");
    } else if (policy.limitsVaults()
        && named
        && !policy.isApproved(chain.reference().vaultUri(), id, holder.location())) {
      found.violated(
          Severity.HIGH,
          "The vault is none of those approved for this region.",
          CellText.orUntold(chain.reference().vaultUri()),
          "an approved vault of " + CellText.orUntold(holder.location()));
    }
  }

  private static Found rules(
      Found found, KeyChain chain, Resource holder, Resource vault, Service service) {
    Vault facts = (Vault) vault.facts();
    region(found, holder, facts.regions(), service);
    boolean together = isSame(holder.subscription(), vault.subscription());
    if (!together) {
      compare(
          found,
          service.cell(Column.VAULT_SUBSCRIPTION),
          "subscription",
          told(holder.subscription()),
          told(vault.subscription()));
    }
    tenant(found, service.cell(Column.VAULT_TENANT), tenantOf(holder, chain), facts, together);
    found.fact(
        Evidence.of(
            vault,
            "the vault is in "
                + CellText.orUntold(String.join(", ", facts.regions()))
                + ", subscription "
                + CellText.orUntold(vault.subscription())));
    found.fact(
        Evidence.of(
            holder,
            "the resource is in "
                + CellText.orUntold(holder.location())
                + ", subscription "
                + CellText.orUntold(holder.subscription())));
    return found;
  }

  /** A resource that does not tell its tenant has that of the identity it uses. */
  private static String tenantOf(Resource holder, KeyChain chain) {
    String own = told(holder.identities().system().tenantId());
    return own.isEmpty() && chain.principal() instanceof Lookup.Found<Principal> who
        ? told(who.value().tenantId())
        : own;
  }

  /** Where nothing tells the tenants, one subscription is proof: it belongs to one tenant. */
  private static void tenant(
      Found found, Service.Cell rule, String own, Vault vault, boolean together) {
    String vaults = told(vault.tenantId());
    boolean untold = own.isEmpty() || vaults.isEmpty();
    if (!(untold && together)) {
      compare(found, rule, "tenant", own, vaults);
    }
  }

  /** Also of two resources of one template, which does not know where it will be deployed. */
  private static boolean isSame(String own, String vaults) {
    return !own.isEmpty() && own.equalsIgnoreCase(vaults);
  }

  /** A template's brace or expression stands for something that is known later. */
  private static String told(String text) {
    return text.startsWith("{") || text.startsWith("[") ? "" : text;
  }

  private static void region(Found found, Resource holder, List<String> regions, Service service) {
    Service.Cell rule = service.cell(Column.VAULT_REGION);
    String own = normal(holder.location());
    List<String> vaults =
        regions.stream().map(VaultPlacement::normal).filter(it -> !it.isEmpty()).toList();
    boolean same = vaults.contains(own) && !own.equals(LATER);
    if (rule.is("any") || own.equals("global") || same) {
      return;
    }
    if (own.isEmpty() || vaults.isEmpty() || own.startsWith("[") || isUnclear(vaults)) {
      found.doubt("Whether the vault is in the resource's region is not known.");
    } else if (rule.is("same")) {
      found.violated(
          Severity.HIGH,
          "The vault is in another region than the resource.",
          CellText.orUntold(String.join(", ", regions)),
          CellText.orUntold(holder.location()) + " (" + rule.source() + ")");
    } else {
      found.doubt(
          "The vault is in another region; whether "
              + service.name()
              + " allows that, no source tells.");
    }
  }

  private static boolean isUnclear(List<String> regions) {
    return regions.stream().anyMatch(it -> it.startsWith("["));
  }

  private static void compare(
      Found found, Service.Cell rule, String what, String own, String vaults) {
    if (rule.is("any") || isSame(own, vaults)) {
      return;
    }
    if (own.isEmpty() || vaults.isEmpty()) {
      found.doubt("Whether the vault is in the resource's " + what + " is not known.");
    } else if (rule.is("same")) {
      found.violated(
          Severity.HIGH,
          "The vault is in another " + what + " than the resource.",
          what + " " + CellText.orUntold(vaults),
          what + " " + CellText.orUntold(own) + " (" + rule.source() + ")");
    } else {
      found.doubt(
          "The vault is in another " + what + "; whether that is allowed, no source tells.");
    }
  }

  /** "West Europe" and "westeurope" are one region. */
  private static String normal(String location) {
    return location.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
