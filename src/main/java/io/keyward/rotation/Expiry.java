package io.keyward.rotation;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Severity;
import io.keyward.inventory.Lookup;
import java.time.Instant;
import java.util.Optional;

/** {@code key-expiry-set}, {@code key-expiring} and {@code key-expired}. */
final class Expiry {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private Expiry() {}

  static void isSet(Found found, LiveKeyRule.Look look) {
    fact(found, look);
    if (LiveKeyRule.told(found, look.key().expires(), "expiry") instanceof Lookup.Missing) {
      found.violated(
          Severity.MEDIUM,
          "The key has no expiry, so nothing forces its rotation.",
          "attributes.exp is missing",
          "an expiry at most " + look.policy().keys().expireAfter() + " after its creation");
    }
  }

  /** The sentence stays the same within a tier, so that each tier is told once. */
  static void isNear(Found found, LiveKeyRule.Look look) {
    fact(found, look);
    LiveKeyRule.told(found, look.key().expires(), "expiry");
    Optional<ExpiryTier> tier = tier(look);
    if (tier.isEmpty() || tier.get().isExpired()) {
      return;
    }
    int days = tier.get().days();
    found.violated(
        severity(days),
        "The newest version expires on "
            + end(look)
            + ", in "
            + (days == 1 ? "1 day" : days + " days")
            + " or less.",
        "tier " + tier.get().word(),
        "a newer version before the end is near");
  }

  static void isPast(Found found, LiveKeyRule.Look look) {
    fact(found, look);
    LiveKeyRule.told(found, look.key().expires(), "expiry");
    if (tier(look).filter(ExpiryTier::isExpired).isPresent()) {
      found.violated(
          look.use().users().isEmpty() ? Severity.HIGH : Severity.CRITICAL,
          "The newest version expired on " + end(look) + "." + Users.under(look.use()),
          "tier expired",
          "a version that is not past its end");
    }
  }

  private static Optional<ExpiryTier> tier(LiveKeyRule.Look look) {
    return ExpiryTier.of(look.key(), look.policy().keys().expiryTiers(), look.use().asOf());
  }

  private static Severity severity(int days) {
    if (days <= 1) {
      return Severity.CRITICAL;
    }
    if (days <= WEEK) {
      return Severity.HIGH;
    }
    return days <= MONTH ? Severity.MEDIUM : Severity.LOW;
  }

  private static String end(LiveKeyRule.Look look) {
    return look.key().expires().fold(Instant::toString, missing -> "", reason -> "");
  }

  private static void fact(Found found, LiveKeyRule.Look look) {
    String shown =
        look.key()
            .expires()
            .fold(Instant::toString, missing -> "missing", reason -> "not understood");
    found.fact(Evidence.of(look.resource(), "attributes.exp is " + shown));
  }
}
