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
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;

/**
 * {@code cmk-vault-reachable}: the vault's firewall lets the service in.
 *
 * <p>Trusted services pass a firewall with bypass AzureServices, also where public access is
 * disabled; a perimeter stops them unless one of its own rules admits them. Key Vault's list of
 * trusted services (2026-05-19) contradicts several services' own pages, which is said. Source: Key
 * Vault network documentation 2026-05-19, read 2026-11-21.
 */
public final class VaultReachable implements Check {

  @Override
  public Ruling of(KeyChain chain, Chain whole, Policy policy) {
    Found found = new Found();
    chain
        .vault()
        .fold(
            vault -> network(found, whole.holder(), vault),
            missing -> doubt(found, "The vault does not exist."),
            reason -> doubt(found, "The vault could not be read: " + reason + "."));
    return found.ruling("The vault lets the service in.");
  }

  private static Found doubt(Found found, String sentence) {
    found.doubt(sentence);
    return found;
  }

  private static Found network(Found found, Resource holder, Resource vault) {
    Vault.Network network = ((Vault) vault.facts()).network();
    Service service = Services.shipped().of(holder);
    found.fact(
        Evidence.of(
            vault,
            "publicNetworkAccess "
                + orMissing(network.publicAccess())
                + ", networkAcls.defaultAction "
                + orMissing(network.defaultAction())
                + ", networkAcls.bypass "
                + orMissing(network.bypass())));
    if (network.isUnclear()) {
      return doubt(found, "The vault's network rules are not told.");
    }
    if (network.publicAccess().equalsIgnoreCase("SecuredByPerimeter")) {
      return doubt(
          found,
          "A network security perimeter guards the vault, which stops trusted services unless one of"
              + " its rules admits them; those rules were not read.");
    }
    boolean closed = network.publicAccess().equalsIgnoreCase("Disabled");
    if (closed || network.defaultAction().equalsIgnoreCase("Deny")) {
      guarded(found, holder, service, network, vault);
    }
    return found;
  }

  private static void guarded(
      Found found, Resource holder, Service service, Vault.Network network, Resource vault) {
    Service.Cell trusted = service.cell(Column.TRUSTED_SERVICE);
    boolean closed = network.publicAccess().equalsIgnoreCase("Disabled");
    boolean unsure =
        holder.facts() instanceof Facts.Workspace it && it.serviceSide() == Setting.UNCLEAR;
    if (closed && unsure) {
      found.doubt(
          "The vault's public access is disabled, which a workspace with service-side encryption"
              + " cannot use; whether this is one is not told.");
    }
    if (trusted.is("public only") && closed) {
      found.violated(
          Severity.HIGH,
          "The vault's public access is disabled, and the service cannot use such a vault.",
          "publicNetworkAccess is Disabled",
          "a vault with public access (" + trusted.source() + ")");
    } else if (!bypasses(network)) {
      barred(found, holder, network, vault);
    } else if (trusted.is("contradicted")) {
      found.note("Documented by the service, contradicted by Key Vault: " + trusted.source() + ".");
    }
  }

  private static void barred(Found found, Resource holder, Vault.Network network, Resource vault) {
    boolean linked =
        holder.facts() instanceof Facts.Search search
            && search.sharedLinks().stream().anyMatch(vault.id()::equalsIgnoreCase);
    if (linked) {
      found.doubt(
          "The firewall keeps trusted services out; the service has a shared private link to the"
              + " vault, and no source tells whether it is used for the key.");
      return;
    }
    found.violated(
        Severity.HIGH,
        "The vault's firewall keeps the service out.",
        "networkAcls.bypass is " + orMissing(network.bypass()),
        "networkAcls.bypass AzureServices");
  }

  /** A missing bypass is AzureServices. */
  private static boolean bypasses(Vault.Network network) {
    return network.bypass().isEmpty() || network.bypass().equalsIgnoreCase("AzureServices");
  }

  private static String orMissing(String text) {
    return text.isEmpty() ? VaultRecovery.word(Setting.UNSAID) : CellText.orUntold(text);
  }
}
