package io.keyward.azure.graph;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.port.LiveEstate;
import io.keyward.inventory.port.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What stands around a resource among the rows of one query; what no row tells is read, once.
 *
 * <p>Safe for many threads: who asks for what is being read waits for that read.
 */
final class GraphSurroundings implements LiveEstate {
  private final RowIndex rows;
  private final Surroundings live;
  private final Persistence persistence;
  private final ReadOnce<Resource> reads;
  private final ReadOnce<List<Resource>> lists;
  private final ReadOnce<List<Grant>> groups;

  GraphSurroundings(RowIndex rows, Surroundings live, Persistence persistence) {
    this.rows = rows;
    this.live = live;
    this.persistence = persistence;
    this.reads = new ReadOnce<>(persistence);
    this.lists = new ReadOnce<>(persistence);
    this.groups = new ReadOnce<>(persistence);
  }

  @Override
  public List<Resource> subjects() {
    return rows.subjects();
  }

  @Override
  public List<Resource> others() {
    return rows.others();
  }

  @Override
  public int skipped() {
    return rows.skipped();
  }

  @Override
  public Lookup<Resource> read(String id) {
    return rows.byId(id)
        .filter(it -> !RowReader.isSilent(it))
        .<Lookup<Resource>>map(Lookup.Found::new)
        .orElseGet(() -> once("read " + id, () -> live.read(id)));
  }

  @Override
  public Lookup<Resource> above(Resource resource) {
    return ResourceId.parse(resource.id())
        .flatMap(ResourceId::parent)
        .map(parent -> read(parent.toString()))
        .orElseGet(() -> new Lookup.Unreadable<>("its id names no parent"));
  }

  @Override
  public Lookup<Resource> vaultAt(KeyReference key) {
    Optional<Resource> row = rows.vaultAt(key);
    return row.isPresent()
        ? read(row.get().id())
        : once("vault at " + key.vaultKey(), () -> live.vaultAt(key));
  }

  @Override
  public Lookup<Resource> key(Lookup<Resource> vault, KeyReference key) {
    return once("key " + key.vaultKey() + " " + key.name(), () -> live.key(vault, key));
  }

  @Override
  public Lookup<Resource> keyVersion(Lookup<Resource> vault, KeyReference key) {
    return once(
        "key " + key.vaultKey() + " " + key.name() + " " + key.version(),
        () -> live.keyVersion(vault, key));
  }

  @Override
  public Lookup<RotationPolicy> rotation(KeyReference key) {
    return persistence.of(() -> live.rotation(key));
  }

  private Lookup<Resource> once(String key, Supplier<Lookup<Resource>> read) {
    return reads.of(key, read);
  }

  /** The list behind is remembered where it is read; which of it counts hangs on the principals. */
  @Override
  public Lookup<List<Grant>> grants(Resource vault, KeyReference key, List<Principal> principals) {
    return persistence.of(() -> live.grants(vault, key, principals));
  }

  @Override
  public Lookup<List<Grant>> throughGroups(Resource vault, KeyReference key, Principal principal) {
    return groups.of(
        vault.id() + " " + key.name() + " " + principal.objectId(),
        () -> live.throughGroups(vault, key, principal));
  }

  @Override
  public Lookup<List<Grant>> grantsOn(Resource resource) {
    return persistence.of(() -> live.grantsOn(resource));
  }

  @Override
  public Lookup<List<Resource>> below(Resource resource, ResourceKind kind) {
    return lists.of("below " + resource.id() + " " + kind, () -> live.below(resource, kind));
  }

  /** The query covers whole subscriptions: where one has a row, all of its groups are there. */
  @Override
  public Lookup<List<Resource>> inGroup(String subscriptionId, String group) {
    String id = ("/subscriptions/" + subscriptionId + "/resourceGroups/" + group + "/");
    return rows.covers(subscriptionId)
        ? new Lookup.Found<>(
            rows.dependantsIn(id.toLowerCase(Locale.ROOT)).map(this::told).toList())
        : lists.of("group " + id, () -> live.inGroup(subscriptionId, group));
  }

  private Resource told(Resource row) {
    return read(row.id()) instanceof Lookup.Found<Resource> found ? found.value() : row;
  }

  @Override
  public Lookup<Resource> identityOf(String clientId) {
    return rows.identityOf(clientId)
        .<Lookup<Resource>>map(Lookup.Found::new)
        .orElseGet(() -> once("identity " + clientId, () -> live.identityOf(clientId)));
  }

  @Override
  public Lookup<Principal> servicePrincipal(String applicationId) {
    return live.servicePrincipal(applicationId);
  }

  @Override
  public Lookup<List<Resource>> sharers(KeyReference key, Resource except) {
    return new Lookup.Found<>(
        rows.users(key).stream()
            .filter(it -> !it.id().equalsIgnoreCase(except.id()))
            .filter(it -> it.encryption() instanceof Encryption.Customer)
            .toList());
  }

  @Override
  public Lookup<List<Resource>> auditLogs(Resource vault) {
    return lists.of("logs " + vault.id(), () -> live.auditLogs(vault));
  }

  /** One scan shows one moment. */
  @Override
  public void forget(String id) {}
}
