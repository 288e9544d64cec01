package io.keyward.remediation.step;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Column;
import io.keyward.compliance.table.Service;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Provisioning;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.Surroundings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the vault for a resource's key: the policy's, else one beside the resource.
 *
 * @param tenantId the tenant that Keyward is installed in, of which all resources are; "" where it
 *     is not told
 */
public record VaultChoice(Surroundings surroundings, Policy policy, String tenantId) {

  /** The first that suits, in the order of the policy or of the names. */
  public Lookup<Resource> of(Resource owner, Service service) {
    List<Resource> candidates = policy.limitsVaults() ? approved(owner) : beside(owner);
    return candidates.stream()
        .filter(vault -> suits(vault, owner, service))
        .findFirst()
        .<Lookup<Resource>>map(Lookup.Found::new)
        .orElseGet(() -> new Lookup.Unreadable<>(none(owner)));
  }

  private String none(Resource owner) {
    String place = Shown.text(owner.location());
    return policy.limitsVaults()
        ? "There is no approved vault in " + place + " that suits the service."
        : "The policy approves no vault, and there is none in the resource group in "
            + place
            + " that suits the service.";
  }

  private List<Resource> approved(Resource owner) {
    return policy.vaultsFor(owner.location()).stream()
        .map(
            named ->
                ResourceId.parse(named).isPresent()
                    ? surroundings.read(named)
                    : surroundings.vaultAt(KeyReference.of(named, "", "")))
        .flatMap(read -> Lookups.found(read).stream())
        .toList();
  }

  private List<Resource> beside(Resource owner) {
    String group =
        ResourceId.parse(owner.id())
            .filter(id -> !id.resourceGroup().isEmpty())
            .map(
                id ->
                    "/subscriptions/" + id.subscription() + "/resourceGroups/" + id.resourceGroup())
            .orElse("");
    return group.isEmpty()
        ? List.of()
        : Lookups.found(surroundings.below(provider(owner, group), ResourceKind.KEY_VAULT)).stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(vault -> vault.id().toLowerCase(Locale.ROOT)))
            .toList();
  }

  /** The vaults of a group stand below the provider in that group. */
  private static Resource provider(Resource owner, String group) {
    return new Resource(
        group + "/providers/Microsoft.KeyVault",
        ResourceKind.KEY_VAULT,
        "",
        "",
        "",
        "",
        "",
        "",
        java.util.Map.of(),
        Provisioning.FINAL,
        Resource.Capability.SILENT,
        List.of(),
        owner.encryption(),
        owner.identities(),
        List.of(),
        new Facts.None(),
        owner.origin());
  }

  private boolean suits(Resource vault, Resource owner, Service service) {
    return vault.kind() == ResourceKind.KEY_VAULT
        && vault.facts() instanceof Vault facts
        && !facts.uri().isEmpty()
        && ResourceId.parse(vault.id()).isPresent()
        && policy.isApproved(facts.uri(), vault.id(), owner.location())
        && isClear(facts)
        && isPlaced(vault, facts, owner, service)
        && isReachable(facts.network(), service);
  }

  private static boolean isClear(Vault vault) {
    boolean recoverable = vault.softDelete() == Setting.ON || vault.softDelete() == Setting.UNSAID;
    return recoverable
        && vault.purgeProtection() != Setting.UNCLEAR
        && vault.roles() != Setting.UNCLEAR
        && !vault.network().isUnclear();
  }

  private boolean isPlaced(Resource vault, Vault facts, Resource owner, Service service) {
    boolean region =
        service.cell(Column.VAULT_REGION).is("any")
            || normal(owner.location()).equals("global")
            || facts.regions().stream().anyMatch(it -> normal(it).equals(normal(owner.location())));
    boolean subscription =
        service.cell(Column.VAULT_SUBSCRIPTION).is("any")
            || vault.subscription().equalsIgnoreCase(owner.subscription());
    String own = owner.identities().system().tenantId();
    String tenant = own.isEmpty() ? tenantId : own;
    boolean sameTenant =
        tenant.isEmpty() || facts.tenantId().isEmpty() || tenant.equalsIgnoreCase(facts.tenantId());
    return region && subscription && sameTenant;
  }

  private static String normal(String region) {
    return region.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isReachable(Vault.Network network, Service service) {
    boolean closed = network.publicAccess().equalsIgnoreCase("Disabled");
    boolean guarded = closed || network.defaultAction().equalsIgnoreCase("Deny");
    Service.Cell trusted = service.cell(Column.TRUSTED_SERVICE);
    boolean trust = trusted.is("listed") || trusted.is("contradicted");
    return !network.publicAccess().equalsIgnoreCase("SecuredByPerimeter")
        && (!guarded || trust || (trusted.is("public only") && !closed));
  }
}
