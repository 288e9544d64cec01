package io.keyward.testing;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.given.Estate;
import io.keyward.inventory.port.Resources;
import io.keyward.inventory.port.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Azure as the use cases see it, with what a test puts into it. */
public final class FakeAzure implements Resources, Surroundings {
  private static final ResourceId NOWHERE = Bodies.account("nowhere");
  private final Map<ResourceId, Lookup<Resource>> resources = new ConcurrentHashMap<>();
  private final Map<ResourceId, Resource> remains = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong changes = new AtomicLong();
  private volatile Known known = new Known(-1, new Estate(List.of()));
  private volatile Runnable beforeAnswer = () -> {};
  private volatile boolean busy;
  private volatile boolean logsFail;
  private volatile boolean listsRefused;
  private volatile boolean rotationsHidden;
  private volatile TemporarilyUnavailable.Source unwell = TemporarilyUnavailable.Source.OTHER;

  /** What was there after so many changes. */
  private record Known(long changes, Estate estate) {}

  /** Writes a resource. */
  public void put(Map<String, ?> body) {
    Resource resource = Bodies.resource(body);
    resources.put(ResourceId.of(resource.id()), new Lookup.Found<>(resource));
    changes.incrementAndGet();
  }

  /** Deletes a resource. */
  public void delete(ResourceId id) {
    resources.remove(id);
    changes.incrementAndGet();
  }

  /** What a vault still shows of a key that was deleted. */
  public void remains(ResourceId key, Map<String, ?> bundle) {
    remains.put(key, Bodies.resource(bundle));
  }

  /** Nothing remains of a deleted key, be it recovered or destroyed. */
  public void nothingRemains(ResourceId key) {
    remains.remove(key);
  }

  /** Takes away the right to read a resource. */
  public void forbid(ResourceId id) {
    resources.put(id, new Lookup.Unreadable<>("403 AuthorizationFailed"));
    changes.incrementAndGet();
  }

  /** Vaults answer so when they are asked for a key; {@code OTHER} for well. */
  public void unwell(TemporarilyUnavailable.Source how) {
    unwell = how;
  }

  /** How the vault answers when it is asked for itself alone; OTHER is well. */
  public volatile TemporarilyUnavailable.Source asked = TemporarilyUnavailable.Source.OTHER;

  @Override
  public void ask(KeyReference key) {
    if (asked != TemporarilyUnavailable.Source.OTHER) {
      throw new TemporarilyUnavailable("the vault is not well", Duration.ZERO, asked);
    }
  }

  /** Lets nobody read the rotation policies of keys. */
  public void hideRotations() {
    rotationsHidden = true;
  }

  /** Refuses to list a subscription from now on. */
  public void refuseLists() {
    listsRefused = true;
  }

  /** Answers 429 to everything, or not any more. */
  public void busy(boolean isBusy) {
    busy = isBusy;
  }

  /** Answers 500 to whoever asks for the log settings of vaults, or not any more. */
  public void failLogs(boolean isFailing) {
    logsFail = isFailing;
  }

  /** Runs between the read of a resource and the answer, as a slow network would. */
  public void beforeAnswer(Runnable action) {
    beforeAnswer = action;
  }

  /** How many resources were read. */
  public int reads() {
    return reads.get();
  }

  @Override
  public Lookup<Resource> read(ResourceId id) {
    reads.incrementAndGet();
    if (busy) {
      throw new TemporarilyUnavailable("ARM answered 429", Duration.ofSeconds(17));
    }
    Lookup<Resource> answer = resources.getOrDefault(id, new Lookup.Missing<>());
    beforeAnswer.run();
    return answer;
  }

  @Override
  public Lookup<Resource> read(String id) {
    return ResourceId.parse(id)
        .map(this::read)
        .orElseGet(() -> new Lookup.Unreadable<>("its id is not one of Azure Resource Manager"));
  }

  @Override
  public Lookup<Resource> above(Resource resource) {
    return read(ResourceId.of(resource.id()).parent().orElseThrow());
  }

  @Override
  public Lookup<Resource> vaultAt(KeyReference key) {
    return estate().vaultAt(key);
  }

  @Override
  public Lookup<Resource> key(Lookup<Resource> vault, KeyReference key) {
    if (unwell != TemporarilyUnavailable.Source.OTHER) {
      throw new TemporarilyUnavailable("the vault is not well", Duration.ZERO, unwell);
    }
    ResourceId id = ResourceId.parse(key.vaultId() + "/keys/" + key.name()).orElse(NOWHERE);
    Lookup<Resource> forbidden = resources.getOrDefault(id, new Lookup.Missing<>());
    if (forbidden instanceof Lookup.Unreadable<Resource>) {
      return forbidden;
    }
    return Optional.ofNullable(remains.get(id))
        .<Lookup<Resource>>map(Lookup.Found::new)
        .orElseGet(() -> estate().key(vault, key));
  }

  @Override
  public Lookup<Resource> keyVersion(Lookup<Resource> vault, KeyReference key) {
    return estate().keyVersion(vault, key);
  }

  /** The vault keeps no policy that a key's own body does not show, or does not show it. */
  @Override
  public Lookup<RotationPolicy> rotation(KeyReference key) {
    return rotationsHidden ? new Lookup.Unreadable<>("403 Forbidden") : new Lookup.Missing<>();
  }

  @Override
  public Lookup<List<Grant>> grants(Resource vault, KeyReference key, List<Principal> principals) {
    return estate().grants(vault, key, principals);
  }

  @Override
  public Lookup<List<Grant>> throughGroups(Resource vault, KeyReference key, Principal principal) {
    return estate().throughGroups(vault, key, principal);
  }

  @Override
  public void forget(String id) {}

  @Override
  public Lookup<List<Grant>> grantsOn(Resource resource) {
    return estate().grantsOn(resource);
  }

  @Override
  public Lookup<List<Resource>> below(Resource resource, ResourceKind kind) {
    return estate().below(resource, kind);
  }

  @Override
  public Lookup<List<Resource>> inGroup(String subscriptionId, String group) {
    reads.incrementAndGet();
    return estate().inGroup(subscriptionId, group);
  }

  @Override
  public Lookup<Resource> identityOf(String clientId) {
    return estate().identityOf(clientId);
  }

  @Override
  public Lookup<Principal> servicePrincipal(String applicationId) {
    return estate().servicePrincipal(applicationId);
  }

  @Override
  public Lookup<List<Resource>> sharers(KeyReference key, Resource except) {
    return estate().sharers(key, except);
  }

  @Override
  public Lookup<List<Resource>> auditLogs(Resource vault) {
    if (logsFail) {
      throw new TemporarilyUnavailable("ARM answered 500", Duration.ZERO);
    }
    return estate().auditLogs(vault);
  }

  private Estate estate() {
    long now = changes.get();
    Known last = known;
    if (last.changes() == now) {
      return last.estate();
    }
    Estate estate =
        new Estate(
            resources.values().stream()
                .filter(Lookup.Found.class::isInstance)
                .map(it -> ((Lookup.Found<Resource>) it).value())
                .toList());
    known = new Known(now, estate);
    return estate;
  }

  @Override
  public Lookup<Integer> each(String subscriptionId, Consumer<ResourceId> found) {
    if (listsRefused) {
      return new Lookup.Unreadable<>("403 AuthorizationFailed");
    }
    List<ResourceId> ids =
        resources.keySet().stream()
            .filter(id -> id.subscription().equals(subscriptionId))
            .filter(id -> ResourceKind.ofType(id.type()).filter(ResourceKind::isAi).isPresent())
            .toList();
    ids.forEach(found);
    return new Lookup.Found<>(ids.size());
  }

  @Override
  public List<String> subscriptions() {
    return List.of(Bodies.SUBSCRIPTION);
  }
}
