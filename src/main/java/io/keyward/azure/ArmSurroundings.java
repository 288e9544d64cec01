package io.keyward.azure;

import io.keyward.inventory.Grant;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Principal;
import io.keyward.inventory.Resource;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Resources;
import io.keyward.inventory.Surroundings;
import java.util.List;

/** What stands around a resource in Azure. */
public final class ArmSurroundings implements Surroundings {
  private static final String NOT_READ = "it was not read";

  private final Resources resources;

  /** Reads through this. */
  public ArmSurroundings(Resources resources) {
    this.resources = resources;
  }

  @Override
  public Lookup<Resource> read(String id) {
    return ResourceId.parse(id)
        .map(resources::read)
        .orElseGet(() -> new Lookup.Unreadable<>("its id is not one of Azure Resource Manager"));
  }

  @Override
  public Lookup<Resource> above(Resource resource) {
    return ResourceId.parse(resource.id())
        .flatMap(ResourceId::parent)
        .map(resources::read)
        .orElseGet(() -> new Lookup.Unreadable<>("its id names no parent"));
  }

  @Override
  public Lookup<Resource> vaultAt(KeyReference key) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<Resource> key(Lookup<Resource> vault, KeyReference key) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<Resource> keyVersion(Lookup<Resource> vault, KeyReference key) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<List<Grant>> grants(Resource vault, KeyReference key) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<List<Grant>> grantsOn(Resource resource) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<List<Resource>> below(Resource resource, ResourceKind kind) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<List<Resource>> inGroup(String subscriptionId, String group) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<Resource> identityOf(String clientId) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<Principal> servicePrincipal(String applicationId) {
    return new Lookup.Unreadable<>("the policy file does not tell its object id");
  }

  @Override
  public Lookup<List<Resource>> sharers(KeyReference key, Resource except) {
    return new Lookup.Unreadable<>(NOT_READ);
  }

  @Override
  public Lookup<List<Resource>> auditLogs(Resource vault) {
    return new Lookup.Unreadable<>(NOT_READ);
  }
}
