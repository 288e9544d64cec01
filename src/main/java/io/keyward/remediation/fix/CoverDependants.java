package io.keyward.remediation.fix;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Dependant;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Resource;
import io.keyward.remediation.migration.DependantMigration;
import io.keyward.remediation.migration.SearchMigration;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.SearchEnforcement;
import io.keyward.remediation.step.Site;

/** {@code cmk-dependants}: what holds the resource's data is put under its key, where it can be. */
final class CoverDependants implements Fix {
  @Override
  public Mended mend(Site site) {
    Mended all = Mended.nothing();
    for (Dependant dependant : site.chain().dependants()) {
      if (dependant.resource() instanceof Lookup.Found<Resource> found) {
        all = all.beside(mend(site, dependant.link().role(), found.value()));
      }
    }
    return all;
  }

  private static Mended mend(Site site, String role, Resource resource) {
    Mended fix =
        switch (resource.kind()) {
          case STORAGE_ACCOUNT -> storage(site, resource);
          case COSMOS_ACCOUNT -> cosmos(site, resource);
          case SEARCH_SERVICE -> search(resource);
          case CONTAINER_REGISTRY -> registry(site, resource);
          case APPLICATION_INSIGHTS, LOG_WORKSPACE, LOG_CLUSTER -> logs(resource);
          default -> Mended.nothing();
        };
    boolean managed = role.startsWith("managed ");
    boolean faulty = !fix.steps().isEmpty() || !fix.open().isEmpty();
    return managed && faulty
        ? Mended.open(
            "Its "
                + role
                + " "
                + Shown.text(resource.name())
                + " is kept by the service and must never be changed by hand.")
        : fix;
  }

  private static Mended storage(Site site, Resource account) {
    if (account.encryption() instanceof Encryption.Platform) {
      Mended under = new DependantSteps(site).sameKey(account);
      return isByService(account) ? under.beside(keyType(account)) : under;
    }
    return account.encryption() instanceof Encryption.Customer && isByService(account)
        ? keyType(account)
        : Mended.nothing();
  }

  private static boolean isByService(Resource account) {
    return account.facts() instanceof Facts.Storage facts
        && (facts.queueKeyType().equalsIgnoreCase("Service")
            || facts.tableKeyType().equalsIgnoreCase("Service"));
  }

  private static Mended keyType(Resource account) {
    return Mended.moving(
        DependantMigration.ofStorage(account),
        "The key type of queues and tables of "
            + Shown.text(account.name())
            + " was chosen when it was created and cannot be changed.");
  }

  private static Mended cosmos(Site site, Resource account) {
    return account.encryption() instanceof Encryption.Platform
        ? new DependantSteps(site).sameKey(account)
        : Mended.nothing();
  }

  private static Mended search(Resource service) {
    boolean platform = service.encryption() instanceof Encryption.Platform;
    boolean dirty =
        service.encryption() instanceof Encryption.PerObject objects && !objects.clean();
    boolean partial =
        service.encryption() instanceof Encryption.Customer customer
            && customer.coverage() == Encryption.Coverage.PARTIAL;
    if (!platform && !dirty && !partial) {
      return Mended.nothing();
    }
    boolean clean =
        service.facts() instanceof Facts.Search facts
            && facts.status().equalsIgnoreCase("Compliant");
    Mended enforce =
        platform
            ? Mended.by(SearchEnforcement.on(service, "-" + service.name()))
            : Mended.nothing();
    return clean && platform
        ? enforce
        : enforce.beside(
            Mended.moving(
                SearchMigration.of(service),
                "Objects of "
                    + Shown.text(service.name())
                    + " that are under no key must be created anew."));
  }

  private static Mended registry(Site site, Resource registry) {
    return registry.encryption() instanceof Encryption.Platform
        ? Mended.moving(
            DependantMigration.ofRegistry(registry, site),
            "The registry "
                + Shown.text(registry.name())
                + " can be put under a key only when it is created.")
        : Mended.nothing();
  }

  private static Mended logs(Resource resource) {
    boolean telemetry =
        resource.facts() instanceof Facts.Telemetry it && it.workspaceId().isEmpty();
    boolean logs = resource.facts() instanceof Facts.LogWorkspace it && it.clusterId().isEmpty();
    boolean cluster =
        resource.kind() == ResourceKind.LOG_CLUSTER
            && resource.encryption() instanceof Encryption.Platform;
    boolean open = telemetry || logs || cluster;
    return open
        ? Mended.open(
            "Logs of "
                + Shown.text(resource.name())
                + " are under a customer's key only on a dedicated cluster with one; how that is"
                + " set up, no source that was read tells.")
        : Mended.nothing();
  }
}
