package io.keyward.rotation;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How near the end of a version is: the narrowest of the policy's tiers that it has entered.
 *
 * @param days that are left at most; 0 for none
 */
public record ExpiryTier(int days) {
  private static final ExpiryTier EXPIRED = new ExpiryTier(0);

  /** The tier of a key at a moment; empty where no end is set or it is far away. */
  public static Optional<ExpiryTier> of(Key key, List<Integer> tiers, Instant now) {
    return key.expires() instanceof Lookup.Found<Instant> end
        ? of(end.value(), tiers, now)
        : Optional.empty();
  }

  static Optional<ExpiryTier> of(Instant end, List<Integer> tiers, Instant now) {
    if (!end.isAfter(now)) {
      return Optional.of(EXPIRED);
    }
    Duration left = Duration.between(now, end);
    return tiers.stream()
        .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
        .min(Comparator.naturalOrder())
        .map(ExpiryTier::new);
  }

  /** Whether the end is past. */
  public boolean isExpired() {
    return days == 0;
  }

  /** {@code expired}, or the days as a number. */
  public String word() {
    return isExpired() ? "expired" : Integer.toString(days);
  }
}
