package io.keyward.workflow.judge;

import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.KeyUses;
import io.keyward.remediation.planner.Planner;
import io.keyward.remediation.step.WatchedKey;
import io.keyward.rotation.KeyAssessor;
import io.keyward.rotation.KeyDocument;
import io.keyward.rotation.KeyInUse;
import io.keyward.rotation.Rotation;
import io.keyward.rotation.RotationLog;
import io.keyward.workflow.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a key by what it tells and by who is under it, and takes notice of its rotation. */
public final class JudgeKey {
  /** The whole blast radius, with some room. */
  private static final int MOST_USERS = 20_000;

  private static final int ASKED = 50;

  private final Ports ports;
  private final RotationLog log;
  private final KeyAssessor assessor = new KeyAssessor();

  JudgeKey(Ports ports) {
    this.ports = ports;
    this.log = new RotationLog(ports.rotations());
  }

  /** A key's vault, and how it is named there. */
  private record Place(Lookup<Resource> vault, KeyReference key) {}

  public static boolean isKey(ResourceId id) {
    return ResourceKind.ofType(id.type()).filter(ResourceKind::isKey).isPresent();
  }

  /** Whether somebody is under it, or its vault is approved; in doubt it is. */
  boolean isWanted(ResourceId id, Policy policy) {
    Place place = place(id);
    boolean unclear = place.vault() instanceof Lookup.Unreadable<Resource>;
    boolean approved =
        place.vault() instanceof Lookup.Found<Resource> found && isApproved(found.value(), policy);
    return unclear || approved || isUsed(place);
  }

  /** A key that is gone has still to be judged while somebody is under it. */
  boolean isMissed(ResourceId id) {
    return isUsed(place(id));
  }

  private boolean isUsed(Place place) {
    return !ports.uses().of(place.key(), 1).isEmpty();
  }

  /** Whether the policy names the vault for any region. */
  public static boolean isApproved(Resource vault, Policy policy) {
    String uri = vault.facts() instanceof Vault facts ? facts.uri() : "";
    return policy.limitsVaults()
        && policy.vaults().regions().stream()
            .anyMatch(region -> policy.isApproved(uri, vault.id(), region.name()));
  }

  /** The key's newest version, or what is left of it. */
  Lookup<Resource> read(ResourceId id) {
    Place place = place(id);
    if (place.vault() instanceof Lookup.Missing<Resource>) {
      return new Lookup.Missing<>();
    }
    return place.key().isComplete()
        ? ports.surroundings().key(place.vault(), place.key())
        : new Lookup.Unreadable<>("the address of its vault is not known");
  }

  private Place place(ResourceId id) {
    ResourceId vaultId = id.parent().orElseThrow();
    Lookup<Resource> vault = ports.surroundings().read(vaultId.toString());
    String uri =
        vault instanceof Lookup.Found<Resource> found
                && found.value().facts() instanceof Vault facts
                && !facts.uri().isEmpty()
            ? facts.uri()
            : addressed(vaultId);
    return new Place(vault, new KeyReference(uri, vaultId.toString(), id.name(), ""));
  }

  /** As those under its keys write it. */
  private String addressed(ResourceId vault) {
    return ports.uses().on(vault, ASKED).stream()
        .map(KeyUses.Use::key)
        .filter(key -> key.vaultName().equalsIgnoreCase(vault.name()))
        .map(KeyReference::vaultUri)
        .findFirst()
        .orElse("");
  }

  JudgeSubject.Judged judge(ResourceId id, Lookup<Resource> read, Policy policy) {
    Place place = place(id);
    KeyInUse subject =
        new KeyInUse(
            id,
            place.key(),
            read,
            rotation(read, place.key()),
            ports.uses().of(place.key(), MOST_USERS),
            ports.clock().instant());
    Optional<Rotation> last = log.see(subject, () -> versions(read));
    return new JudgeSubject.Judged(
        assessor.assess(subject, policy),
        Optional.empty(),
        (assessment, now) -> Planner.forKey(watched(subject, place.vault()), assessment, now),
        Map.of("keyFacts", KeyDocument.of(subject, last, policy)));
  }

  private static WatchedKey watched(KeyInUse key, Lookup<Resource> vault) {
    return new WatchedKey(
        key.id(), key.named(), vault, key.key(), key.policy(), key.users(), key.asOf());
  }

  private Lookup<RotationPolicy> rotation(Lookup<Resource> read, KeyReference key) {
    boolean live =
        read instanceof Lookup.Found<Resource> found
            && found.value().facts() instanceof Key it
            && !it.deleted();
    if (!live) {
      return new Lookup.Unreadable<>("the key is not there");
    }
    RotationPolicy shown = ((Key) ((Lookup.Found<Resource>) read).value().facts()).rotation();
    return shown.isShown() ? new Lookup.Found<>(shown) : ports.surroundings().rotation(key);
  }

  private List<Key> versions(Lookup<Resource> read) {
    if (!(read instanceof Lookup.Found<Resource> key)) {
      return List.of();
    }
    ResourceKind kind =
        key.value().kind() == ResourceKind.HSM_KEY
            ? ResourceKind.HSM_KEY_VERSION
            : ResourceKind.KEY_VERSION;
    return ports.surroundings().below(key.value(), kind) instanceof Lookup.Found<List<Resource>> all
        ? all.value().stream()
            .map(Resource::facts)
            .filter(Key.class::isInstance)
            .map(Key.class::cast)
            .toList()
        : List.of();
  }
}
