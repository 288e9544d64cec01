package io.keyward.azure.arm;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.parse.ResourceParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Vaults by their URI, and keys: through ARM, which no firewall of the vault stops, and through the
 * vault itself where ARM says nothing.
 */
final class ArmKeys {
  private static final String NOT_SEEN = "no vault with this URI can be seen";

  private final ArmBodies bodies;
  private final ArmResources resources;
  private final VaultBodies vaults;
  private final RecentReads<Resource> recent;
  private final RecentReads<ResourceId> places;

  ArmKeys(
      ArmBodies bodies,
      VaultBodies vaults,
      RecentReads<Resource> recent,
      RecentReads<ResourceId> places) {
    this.bodies = bodies;
    this.resources = new ArmResources(bodies);
    this.vaults = vaults;
    this.recent = recent;
    this.places = places;
  }

  /** The vault or managed HSM that answers at the reference's URI. */
  Lookup<Resource> vaultAt(KeyReference key) {
    if (!vaults.knows(key)) {
      return new Lookup.Unreadable<>("its address is not one of a vault in this cloud");
    }
    Lookup<Resource> vault = placed(key);
    if (vault instanceof Lookup.Missing<Resource>) {
      // A vault that was moved to another group has left the id under which it was known.
      places.forget(place(key));
      return placed(key);
    }
    return vault;
  }

  private Lookup<Resource> placed(KeyReference key) {
    return places
        .of(place(key), () -> seek(key))
        .fold(id -> at(key, id), missing -> new Lookup.Missing<>(), Lookup.Unreadable::new);
  }

  private static String place(KeyReference key) {
    return "place of " + key.vaultKey();
  }

  /** Resource Graph knows no vault that was deleted, nor one that may not be read. */
  private Lookup<ResourceId> seek(KeyReference key) {
    ResourceKind kind = key.inManagedHsm() ? ResourceKind.MANAGED_HSM : ResourceKind.KEY_VAULT;
    String query =
        "resources | where type =~ '%s' and name =~ '%s' | project id | order by id asc"
            .formatted(kind.type().toLowerCase(java.util.Locale.ROOT), key.vaultName());
    return bodies
        .calls()
        .query(query)
        .fold(
            rows -> first(rows, kind),
            missing -> new Lookup.Unreadable<>(NOT_SEEN),
            Lookup.Unreadable::new);
  }

  private static Lookup<ResourceId> first(
      List<Map<String, @Nullable Object>> rows, ResourceKind kind) {
    return rows.stream()
        .map(row -> row.get("id") instanceof String id ? ResourceId.parse(id) : Optional.empty())
        .flatMap(Optional::stream)
        .map(ResourceId.class::cast)
        .filter(id -> id.type().equalsIgnoreCase(kind.type()))
        .findFirst()
        .<Lookup<ResourceId>>map(Lookup.Found::new)
        .orElseGet(() -> new Lookup.Unreadable<>(NOT_SEEN));
  }

  private Lookup<Resource> at(KeyReference key, ResourceId id) {
    Lookup<Resource> read = read(id);
    boolean other =
        read instanceof Lookup.Found<Resource> found
            && found.value().facts() instanceof Vault vault
            && !KeyReference.of(vault.uri(), "", "").vaultKey().equals(key.vaultKey());
    return other ? new Lookup.Unreadable<>("the vault of that name has another URI") : read;
  }

  private Lookup<Resource> read(ResourceId id) {
    return recent.of("read " + id, () -> resources.read(id));
  }

  /** The key's latest version. */
  Lookup<Resource> key(Lookup<Resource> vault, KeyReference key) {
    KeyReference latest = new KeyReference(key.vaultUri(), key.vaultId(), key.name(), "");
    return one(vault, latest, "/keys/" + key.name());
  }

  /** The version that the reference names. */
  Lookup<Resource> keyVersion(Lookup<Resource> vault, KeyReference key) {
    return one(vault, key, "/keys/" + key.name() + "/versions/" + key.version());
  }

  /** The vault's own word, which ARM need not repeat. */
  Lookup<RotationPolicy> rotation(KeyReference key) {
    return vaults
        .rotation(key)
        .fold(
            body -> new Lookup.Found<>(RotationPolicy.of(Body.of(body))),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  /** Asks the vault itself, and takes any word of it. */
  void ask(KeyReference key) {
    vaults.health(key);
  }

  private Lookup<Resource> one(Lookup<Resource> vault, KeyReference key, String path) {
    Optional<ResourceId> id =
        vault instanceof Lookup.Found<Resource> found
            ? ResourceId.parse(found.value().id() + path)
            : Optional.empty();
    return id.map(it -> recent.of("read " + it, () -> byArm(it, key)))
        .orElseGet(
            () -> recent.of("vault " + key.vaultKey() + path, () -> byVault(key, "it has no id")));
  }

  private Lookup<Resource> byArm(ResourceId id, KeyReference key) {
    Lookup<Resource> read = resources.read(id);
    if (read instanceof Lookup.Missing<Resource>) {
      return deleted(key);
    }
    return read instanceof Lookup.Unreadable<Resource> refused
        ? byVault(key, refused.reason())
        : read;
  }

  /**
   * What ARM does not find is gone, whatever the vault says of its remains; one that says nothing
   * for long may hold the key to be recovered.
   */
  private Lookup<Resource> deleted(KeyReference key) {
    Lookup<Resource> remains = parsed(key, "/deletedkeys/" + key.name(), vaults.deletedKey(key));
    boolean silent = remains instanceof Lookup.Unreadable<Resource> && vaults.isSilent(key);
    boolean kept =
        remains instanceof Lookup.Found<Resource> found
            && found.value().facts() instanceof Key it
            && it.deleted();
    return kept || silent ? remains : new Lookup.Missing<>();
  }

  private Lookup<Resource> byVault(KeyReference key, String armSays) {
    Lookup<Resource> read = parsed(key, "/keys/" + key.name(), vaults.key(key));
    if (read instanceof Lookup.Missing<Resource>) {
      return deleted(key);
    }
    return read instanceof Lookup.Unreadable<Resource> refused
        ? new Lookup.Unreadable<>(armSays + "; the vault itself: " + refused.reason())
        : read;
  }

  private Lookup<Resource> parsed(
      KeyReference key, String path, Lookup<Map<String, @Nullable Object>> body) {
    return body.fold(
        json ->
            ResourceParser.parse(json)
                .filter(it -> isThat(it, key))
                .map(it -> it.from(bodies.origin("GET " + key.vaultKey() + path + " (7.4)")))
                .<Lookup<Resource>>map(Lookup.Found::new)
                .orElseGet(() -> new Lookup.Unreadable<>("the vault's answer is not that key")),
        missing -> new Lookup.Missing<>(),
        Lookup.Unreadable::new);
  }

  private static boolean isThat(Resource read, KeyReference wanted) {
    return read.facts() instanceof Key key && key.reference().isSameKey(wanted);
  }
}
