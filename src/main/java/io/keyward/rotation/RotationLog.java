package io.keyward.rotation;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.port.KeyUses;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes notice of new versions, whoever tells of them first, and of who follows.
 *
 * <p>What is kept hangs on the version alone, so that an event, a sweep and a second instance that
 * see the same one keep it once. A version that nobody saw in time is found among all versions.
 */
public final class RotationLog {
  /** As many as one row of the store holds. */
  private static final int MOST_FOLLOWERS = 2_000;

  private final Rotations kept;

  /** Keeps them here. */
  public RotationLog(Rotations kept) {
    this.kept = kept;
  }

  /**
   * Looks at a key as read now.
   *
   * @param versions reads all its versions, and is asked only where a new one is seen
   * @return the last rotation, empty where none was seen
   */
  public Optional<Rotation> see(KeyInUse subject, Supplier<List<Key>> versions) {
    if (subject.newest().isEmpty()) {
      return last(kept.of(subject.id()));
    }
    Optional<Rotation> known = kept.find(subject.id(), subject.newest());
    if (known.isEmpty()) {
      take(subject, versions);
      known = kept.find(subject.id(), subject.newest());
    }
    known.filter(Rotation::isRotation).ifPresent(it -> follow(it, subject));
    return last(kept.of(subject.id()));
  }

  private static Optional<Rotation> last(List<Rotation> all) {
    return all.stream().filter(Rotation::isRotation).reduce((older, newer) -> newer);
  }

  private void take(KeyInUse subject, Supplier<List<Key>> versions) {
    List<Rotation> before = kept.of(subject.id());
    if (before.isEmpty()) {
      kept.record(rotation(subject, subject.live().orElseThrow(), ""));
      return;
    }
    Rotation newest = before.get(before.size() - 1);
    String previous = newest.version();
    List<Key> unseen =
        versions.get().stream()
            .filter(version -> createdAt(version, Instant.EPOCH).isAfter(newest.at()))
            .filter(version -> before.stream().noneMatch(it -> is(version, it.version())))
            .filter(version -> !is(version, subject.newest()))
            .sorted(Comparator.comparing((Key it) -> createdAt(it, Instant.EPOCH)))
            .toList();
    for (Key version : unseen) {
      kept.record(rotation(subject, version, previous));
      previous = version.reference().version();
    }
    kept.record(rotation(subject, subject.live().orElseThrow(), previous));
  }

  private static boolean is(Key key, String version) {
    return key.reference().version().equalsIgnoreCase(version);
  }

  private static Rotation rotation(KeyInUse subject, Key key, String previous) {
    ResourceId id = subject.id();
    String version = key.reference().version();
    Rotation fresh =
        new Rotation(id, version, previous, createdAt(key, subject.asOf()), List.of(), "");
    return previous.isEmpty() ? fresh : fresh.with(followers(fresh, subject));
  }

  private static Instant createdAt(Key key, Instant otherwise) {
    return key.created() instanceof Lookup.Found<Instant> at ? at.value() : otherwise;
  }

  private static List<Rotation.Follower> followers(Rotation rotation, KeyInUse subject) {
    return subject.users().stream()
        .sorted(Comparator.comparing((KeyUses.Use use) -> use.key().followsLatest()))
        .limit(MOST_FOLLOWERS)
        .map(use -> new Rotation.Follower(use.user(), followedAt(rotation, use, subject.asOf())))
        .toList();
  }

  /** Which version a service has in use that follows the latest one, Azure does not show. */
  private static Instant followedAt(Rotation rotation, KeyUses.Use use, Instant now) {
    if (use.key().followsLatest()) {
      return rotation.at();
    }
    return KeyInUse.follows(use, rotation.version()) ? now : Instant.EPOCH;
  }

  /** Who came later did not have to follow; who left without following has nothing to follow. */
  private void follow(Rotation rotation, KeyInUse subject) {
    Map<ResourceId, KeyUses.Use> uses =
        subject.users().stream()
            .collect(Collectors.toMap(KeyUses.Use::user, it -> it, (one, other) -> one));
    List<Rotation.Follower> now =
        rotation.followers().stream()
            .filter(it -> it.followed() || uses.containsKey(it.user()))
            .map(it -> it.followed() ? it : look(it, rotation, uses, subject.asOf()))
            .toList();
    if (!now.equals(rotation.followers())) {
      kept.keep(rotation.with(now));
    }
  }

  private static Rotation.Follower look(
      Rotation.Follower follower,
      Rotation rotation,
      Map<ResourceId, KeyUses.Use> uses,
      Instant now) {
    return Optional.ofNullable(uses.get(follower.user()))
        .map(use -> new Rotation.Follower(use.user(), followedAt(rotation, use, now)))
        .orElse(follower);
  }
}
