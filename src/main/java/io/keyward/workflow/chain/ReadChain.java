package io.keyward.workflow.chain;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Links;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Surroundings;
import java.time.Clock;
import java.util.List;

/** Reads what must be known to judge a resource, and nothing more; in Azure or among files. */
public final class ReadChain {
  /** More than any account has; each one costs a request within the trigger's time. */
  private static final int MOST_STORAGE = 8;

  private final Surroundings surroundings;
  private final ReadKeyChain keys;
  private final ReadDependants dependants;
  private final Clock clock;

  /** Reads in these surroundings. */
  public ReadChain(Surroundings surroundings, Clock clock) {
    this.surroundings = surroundings;
    this.keys = new ReadKeyChain(surroundings);
    this.dependants = new ReadDependants(surroundings, keys);
    this.clock = clock;
  }

  /**
   * The chain of a resource that was just read.
   *
   * @throws io.keyward.inventory.TemporarilyUnavailable when it is worth trying again
   */
  public Chain around(Resource resource, Policy policy) {
    Lookup<Resource> parent = parent(resource);
    Chain alone = Chain.of(resource, parent, storage(Links.of(resource).ownedStorage()));
    Lookup<KeyChain> key = key(alone, policy);
    return new Chain(
        resource,
        parent,
        alone.ownedStorage(),
        key,
        dependants.of(alone),
        key instanceof Lookup.Found<KeyChain> found
            ? surroundings.sharers(found.value().reference(), resource)
            : new Lookup.Missing<>(),
        clock.instant());
  }

  private Lookup<Resource> parent(Resource resource) {
    String named = Links.of(resource).parent();
    if (!named.isEmpty()) {
      return surroundings.read(named);
    }
    boolean child =
        resource.kind() == ResourceKind.COGNITIVE_PROJECT
            || resource.kind() == ResourceKind.COGNITIVE_ENCRYPTION_SCOPE;
    if (child) {
      return surroundings.above(resource);
    }
    return resource.encryption() instanceof Encryption.Inherited
        ? new Lookup.Unreadable<>("the resource does not name what it inherits from")
        : new Lookup.Missing<>();
  }

  private List<Lookup<Resource>> storage(List<String> ids) {
    return ids.size() > MOST_STORAGE
        ? List.of(new Lookup.Unreadable<>("it names more storage than is read"))
        : ids.stream().map(surroundings::read).toList();
  }

  private Lookup<KeyChain> key(Chain chain, Policy policy) {
    Resource holder = chain.holder();
    Encryption encryption = holder.encryption();
    if (encryption instanceof Encryption.Customer customer) {
      boolean scope = holder.kind() == ResourceKind.COGNITIVE_ENCRYPTION_SCOPE;
      Lookup<Resource> user = scope ? chain.parent() : new Lookup.Found<>(holder);
      return new Lookup.Found<>(keys.of(holder, user, customer, policy));
    }
    if (encryption instanceof Encryption.PerObject) {
      return new Lookup.Unreadable<>(
          "the keys are on indexes and other objects, which Azure Resource Manager does not show");
    }
    if (encryption instanceof Encryption.Inherited) {
      return new Lookup.Unreadable<>("what it inherits from is not known");
    }
    return encryption instanceof Encryption.Unknown unknown
        ? new Lookup.Unreadable<>(unknown.evidence())
        : new Lookup.Missing<>();
  }
}
