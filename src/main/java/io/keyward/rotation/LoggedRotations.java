package io.keyward.rotation;

import io.keyward.inventory.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds what the audit logs tell of new versions against what was seen, and keeps what nobody saw.
 *
 * <p>What a look at the key can still find is left to the look, which sees its users too: only a
 * version that came and went, and one of a key that is there no more, are kept as the logs tell.
 */
public final class LoggedRotations {
  /** A log line and the version's own moment of creation are seconds apart. */
  private static final Duration APART = Duration.ofMinutes(10);

  private final Rotations kept;

  /** Keeps them here. */
  public LoggedRotations(Rotations kept) {
    this.kept = kept;
  }

  /** What the logs and what was seen have to do with each other. */
  public enum Agreement {
    /** It was seen, or is older than the watch over the key. */
    AGREED,
    /** The key must be looked at. */
    LOOK,
    /** It is kept now. */
    KEPT
  }

  /**
   * Hears of a version.
   *
   * @param version "" where the logs name none
   * @param isLive whether a look would find the key
   */
  public Agreement hear(ResourceId key, String version, Instant at, boolean isLive) {
    List<Rotation> all = kept.of(key);
    boolean known =
        all.stream().anyMatch(it -> it.version().equalsIgnoreCase(version))
            || (version.isEmpty() && all.stream().anyMatch(it -> isNear(it.at(), at)));
    if (all.isEmpty() || known || !at.isAfter(all.get(0).at())) {
      return Agreement.AGREED;
    }
    Optional<Rotation> later = all.stream().filter(it -> it.at().isAfter(at)).findFirst();
    if (later.isEmpty() && isLive) {
      return Agreement.LOOK;
    }
    if (version.isEmpty()) {
      return Agreement.AGREED;
    }
    Rotation before =
        all.stream()
            .filter(it -> !it.at().isAfter(at))
            .reduce((older, newer) -> newer)
            .orElseThrow();
    // In this order, so that a failure between leaves the version unknown and is made good later.
    later.ifPresent(it -> kept.keep(it.after(version)));
    kept.record(new Rotation(key, version, before.version(), at, List.of(), ""));
    return Agreement.KEPT;
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(APART) <= 0;
  }
}
