package io.keyward.azure.arm;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Denials;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RoleAssignment;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What stands around a resource in Azure.
 *
 * <p>The key's side and the dependants are read at most once a minute, what never changes once an
 * hour; AI resources are read each time.
 */
public final class ArmSurroundings implements Surroundings {
  /** How old an answer may be. */
  public static final Duration MEMORY = Duration.ofSeconds(60);

  private static final Duration LONG_MEMORY = Duration.ofHours(1);

  private final ArmResources resources;
  private final ArmKeys keys;
  private final ArmGrants grants;
  private final ArmChildren children;
  private final ArmIdentities identities;
  private final KeyUses uses;
  private final List<RecentReads<?>> memories;
  private final RecentReads<Resource> recent;

  /** Reads through these clients; who else uses a key is told by the index. */
  public ArmSurroundings(ArmBodies bodies, VaultBodies vaults, KeyUses uses, Clock clock) {
    this(bodies, vaults, uses, new Memory(clock, MEMORY));
  }

  /** How old an answer may be by which clock. */
  public record Memory(Clock clock, Duration length) {}

  /** The same with another memory. */
  public ArmSurroundings(ArmBodies bodies, VaultBodies vaults, KeyUses uses, Memory memory) {
    Clock clock = memory.clock();
    RecentReads<ResourceId> places = new RecentReads<>(clock, LONG_MEMORY);
    RecentReads<Resource> lasting = new RecentReads<>(clock, LONG_MEMORY);
    RecentReads<List<RoleAssignment>> lists = new RecentReads<>(clock, memory.length());
    RecentReads<List<Resource>> listed = new RecentReads<>(clock, memory.length());
    this.recent = new RecentReads<>(clock, memory.length());
    this.resources = new ArmResources(bodies);
    this.keys = new ArmKeys(bodies, vaults, recent, places);
    RecentReads<Denials> denials = new RecentReads<>(clock, LONG_MEMORY);
    this.grants = new ArmGrants(bodies, vaults, lists, lasting, new ArmDenials(bodies, denials));
    this.children = new ArmChildren(bodies, recent, listed);
    this.identities = new ArmIdentities(bodies, lasting);
    this.uses = uses;
    this.memories = List.of(recent, lists, listed, lasting, denials);
  }

  @Override
  public Lookup<Resource> read(String id) {
    Optional<ResourceId> parsed = ResourceId.parse(id);
    if (parsed.isEmpty()) {
      return new Lookup.Unreadable<>("its id is not one of Azure Resource Manager");
    }
    ResourceId known = parsed.get();
    boolean ai = ResourceKind.ofType(known.type()).filter(ResourceKind::isAi).isPresent();
    return ai ? resources.read(known) : recent.of("read " + known, () -> resources.read(known));
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
    return keys.vaultAt(key);
  }

  @Override
  public Lookup<Resource> key(Lookup<Resource> vault, KeyReference key) {
    return keys.key(vault, key);
  }

  @Override
  public Lookup<Resource> keyVersion(Lookup<Resource> vault, KeyReference key) {
    return keys.keyVersion(vault, key);
  }

  @Override
  public Lookup<RotationPolicy> rotation(KeyReference key) {
    return keys.rotation(key);
  }

  @Override
  public void ask(KeyReference key) {
    keys.ask(key);
  }

  @Override
  public Lookup<List<Grant>> grants(Resource vault, KeyReference key, List<Principal> principals) {
    return grants.on(vault, key, principals);
  }

  @Override
  public Lookup<List<Grant>> throughGroups(Resource vault, KeyReference key, Principal principal) {
    return grants.throughGroups(vault, key, principal);
  }

  @Override
  public Lookup<List<Grant>> grantsOn(Resource resource) {
    return grants.around(resource);
  }

  @Override
  public Lookup<List<Resource>> below(Resource resource, ResourceKind kind) {
    return children.below(resource, kind);
  }

  @Override
  public Lookup<List<Resource>> inGroup(String subscriptionId, String group) {
    return children.inGroup(subscriptionId, group);
  }

  @Override
  public Lookup<Resource> identityOf(String clientId) {
    return identities.of(clientId);
  }

  @Override
  public Lookup<Principal> servicePrincipal(String applicationId) {
    return new Lookup.Unreadable<>("the policy file does not tell its object id");
  }

  @Override
  public Lookup<List<Resource>> sharers(KeyReference key, Resource except) {
    return new Lookup.Found<>(
        uses.of(key).stream()
            .filter(use -> !use.user().key().equals(except.id().toLowerCase(java.util.Locale.ROOT)))
            .map(KeyUses.Use::asResource)
            .toList());
  }

  @Override
  public Lookup<List<Resource>> auditLogs(Resource vault) {
    return children.auditLogs(vault);
  }

  @Override
  public void forget(String id) {
    memories.forEach(memory -> memory.forget(id));
  }
}
