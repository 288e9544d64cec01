package io.keyward.rotation;

import io.keyward.inventory.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version of a key that took the place of another, and who went along.
 *
 * @param previous the version before; "" for the one with which the watch over the key began, which
 *     is no rotation
 * @param at when the version was created
 * @param followers those under the key when it was rotated, those that name a version first
 * @param stored the store's proof of what it read, "" for one that is not kept yet
 */
public record Rotation(
    ResourceId key,
    String version,
    String previous,
    Instant at,
    List<Follower> followers,
    String stored) {

  /**
   * One who was under the key.
   *
   * @param followedAt when it was first seen under the new version, which for a service that
   *     follows the latest one is when that was created; {@link Instant#EPOCH} for not yet
   */
  public record Follower(ResourceId user, Instant followedAt) {

    /** Whether it is under the new version. */
    public boolean followed() {
      return followedAt.isAfter(Instant.EPOCH);
    }
  }

  /** Copies the list. */
  public Rotation {
    followers = List.copyOf(followers);
  }

  /** Whether it is a rotation, and not what the watch began with. */
  public boolean isRotation() {
    return !previous.isEmpty();
  }

  /** Those who are still under an older version. */
  public List<Follower> open() {
    return followers.stream().filter(it -> !it.followed()).toList();
  }

  /** When the last of them followed; empty while one has not, and where there is none. */
  public Optional<Instant> lastFollowedAt() {
    return open().isEmpty()
        ? followers.stream().map(Follower::followedAt).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** The time from the rotation to the last dependant. */
  public Optional<Duration> untilLast() {
    return lastFollowedAt().map(last -> Duration.between(at, last));
  }

  /** The same after another version. */
  Rotation after(String other) {
    return new Rotation(key, version, other, at, followers, stored);
  }

  Rotation with(List<Follower> others) {
    return new Rotation(key, version, previous, at, others, stored);
  }
}
