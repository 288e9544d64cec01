package io.keyward.inventory.given;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Origin;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.port.Surroundings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Resources given together: each one finds what it depends on among the others.
 *
 * <p>Files need not hold everything. They speak for a vault's keys where they hold any of its keys,
 * and for the grants on a key where they hold any on a scope at or above it; else nothing is known.
 */
public final class Estate implements Surroundings {
  private final List<Resource> resources;
  private final GivenIds ids;
  private final Map<String, List<Resource>> byName = new HashMap<>();
  private final Map<ResourceKind, List<Resource>> byKind = new EnumMap<>(ResourceKind.class);
  private final Map<String, List<Resource>> users = new HashMap<>();
  private final GivenVaults vaults;
  private final GivenKeys keys;
  private final GivenGrants grants;

  /** Takes the resources in their order; the very same one given twice counts once. */
  public Estate(List<Resource> resources) {
    this.resources = withoutRepeats(resources);
    for (Resource resource : this.resources) {
      if (resource.id().isEmpty()) {
        byName
            .computeIfAbsent(nameKey(resource.kind(), resource.name()), it -> new ArrayList<>())
            .add(resource);
      }
      byKind.computeIfAbsent(resource.kind(), it -> new ArrayList<>()).add(resource);
      if (resource.kind().isAi() && resource.encryption() instanceof Encryption.Customer it) {
        users.computeIfAbsent(keyKey(it.key()), key -> new ArrayList<>()).add(resource);
      }
    }
    this.ids = new GivenIds(this.resources);
    this.vaults = new GivenVaults(this.resources);
    this.keys = new GivenKeys(this.resources, ids);
    this.grants = new GivenGrants(this.resources, ids);
  }

  private static List<Resource> withoutRepeats(List<Resource> given) {
    Set<Resource> seen = new HashSet<>();
    List<Resource> kept = new ArrayList<>();
    for (Resource resource : given) {
      if (resource.id().isEmpty() || seen.add(resource.from(Origin.none()))) {
        kept.add(resource);
      }
    }
    return List.copyOf(kept);
  }

  /** The AI resources. */
  public List<Resource> subjects() {
    return resources.stream().filter(r -> r.kind().isAi()).toList();
  }

  /** What was recognised beside the AI resources. */
  public List<Resource> others() {
    return resources.stream().filter(r -> !r.kind().isAi()).toList();
  }

  @Override
  public Lookup<Resource> read(String id) {
    return ids.read(id);
  }

  @Override
  public Lookup<Resource> atHand(String id) {
    return ids.read(id);
  }

  @Override
  public List<Resource> atHandBelow(Resource resource, ResourceKind kind) {
    return childrenOf(resource, kind);
  }

  /** By the id's prefix; in a template without ids, by the name's. */
  @Override
  public Lookup<Resource> above(Resource resource) {
    if (!resource.id().isEmpty()) {
      return read(before(before(resource.id())));
    }
    String name = before(resource.name());
    return ids.only(byName.getOrDefault(nameKey(ResourceKind.COGNITIVE_ACCOUNT, name), List.of()));
  }

  @Override
  public Lookup<Resource> vaultAt(KeyReference key) {
    return ids.only(vaults.at(key));
  }

  @Override
  public Lookup<Resource> key(Lookup<Resource> vault, KeyReference key) {
    return keys.latest(vault, key);
  }

  @Override
  public Lookup<Resource> keyVersion(Lookup<Resource> vault, KeyReference key) {
    return keys.version(vault, key);
  }

  @Override
  public Lookup<RotationPolicy> rotation(KeyReference key) {
    return new Lookup.Unreadable<>(GivenIds.NOT_GIVEN);
  }

  @Override
  public Lookup<List<Grant>> grants(Resource vault, KeyReference key, List<Principal> principals) {
    return grants.on(vault, key);
  }

  @Override
  public Lookup<List<Grant>> throughGroups(Resource vault, KeyReference key, Principal principal) {
    return new Lookup.Unreadable<>("no file tells who is in a group");
  }

  /** Given files do not change. */
  @Override
  public void forget(String id) {}

  @Override
  public Lookup<List<Grant>> grantsOn(Resource resource) {
    return grants.around(resource);
  }

  /** Exports hold a resource's children; none among the files means that there is none. */
  @Override
  public Lookup<List<Resource>> below(Resource resource, ResourceKind kind) {
    List<Resource> found = childrenOf(resource, kind);
    return found.stream().anyMatch(it -> it.facts() instanceof Facts.Unclear)
        ? new Lookup.Unreadable<>("only the deployment can tell what they are")
        : ids.all(found);
  }

  private List<Resource> childrenOf(Resource resource, ResourceKind kind) {
    String prefix = resource.id().isEmpty() ? idKey(resource.name()) : idKey(resource.id());
    return of(kind).stream()
        .filter(it -> idKey(resource.id().isEmpty() ? it.name() : it.id()).startsWith(prefix + "/"))
        .toList();
  }

  @Override
  public Lookup<List<Resource>> inGroup(String subscriptionId, String group) {
    String prefix = idKey("/subscriptions/" + subscriptionId + "/resourceGroups/" + group) + "/";
    List<Resource> given =
        resources.stream()
            .filter(it -> it.kind().role() == ResourceKind.Role.DEPENDANT)
            .filter(it -> idKey(it.id()).startsWith(prefix))
            .toList();
    return given.isEmpty() ? new Lookup.Unreadable<>(GivenIds.NOT_GIVEN) : ids.all(given);
  }

  @Override
  public Lookup<Resource> identityOf(String clientId) {
    return ids.only(
        of(ResourceKind.MANAGED_IDENTITY).stream()
            .filter(
                it ->
                    it.facts() instanceof Principal principal
                        && principal.clientId().equalsIgnoreCase(clientId))
            .toList());
  }

  @Override
  public Lookup<Principal> servicePrincipal(String applicationId) {
    List<Principal> found =
        of(ResourceKind.SERVICE_PRINCIPAL).stream()
            .map(Resource::facts)
            .filter(Facts.ServicePrincipal.class::isInstance)
            .map(Facts.ServicePrincipal.class::cast)
            .filter(it -> it.applicationId().equalsIgnoreCase(applicationId))
            .map(it -> new Principal(it.objectId().toLowerCase(Locale.ROOT), applicationId, ""))
            .distinct()
            .toList();
    return found.size() == 1
        ? new Lookup.Found<>(found.get(0))
        : new Lookup.Unreadable<>(found.isEmpty() ? GivenIds.NOT_GIVEN : GivenIds.TWICE);
  }

  @Override
  public Lookup<List<Resource>> sharers(KeyReference key, Resource except) {
    return new Lookup.Found<>(
        users.getOrDefault(keyKey(key), List.of()).stream()
            .filter(it -> key.isComplete() && !it.equals(except))
            .toList());
  }

  @Override
  public Lookup<List<Resource>> auditLogs(Resource vault) {
    List<Resource> settings = of(ResourceKind.DIAGNOSTIC_SETTING);
    List<Resource> own = settings.stream().filter(it -> isOf(it, vault)).toList();
    boolean told = settings.stream().noneMatch(it -> it.facts() instanceof Facts.Unclear);
    return settings.isEmpty() || !told ? new Lookup.Unreadable<>(GivenIds.NOT_GIVEN) : ids.all(own);
  }

  private static boolean isOf(Resource setting, Resource vault) {
    return setting.facts() instanceof Facts.AuditLog it
        && idKey(it.target()).equals(idKey(vault.id()));
  }

  private List<Resource> of(ResourceKind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  private static String keyKey(KeyReference key) {
    return key.vaultKey() + " " + key.name().toLowerCase(Locale.ROOT);
  }

  private static String before(String path) {
    int last = path.lastIndexOf('/');
    return last < 0 ? "" : path.substring(0, last);
  }

  private static String idKey(String id) {
    return GivenIds.key(id);
  }

  private static String nameKey(ResourceKind kind, String name) {
    return kind + " " + name.strip().toLowerCase(Locale.ROOT);
  }
}
