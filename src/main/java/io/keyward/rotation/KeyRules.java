package io.keyward.rotation;

import io.keyward.compliance.rule.Rule;
import java.util.List;

/** The rules for keys, in the order they are reported. */
public final class KeyRules {
  private static final List<Rule<KeyInUse>> ALL =
      List.of(
          new UsableInUse(),
          new LiveKeyRule("key-expiry-set", "The key expires.", Expiry::isSet),
          new LiveKeyRule("key-expiring", "The end of the key is not near.", Expiry::isNear),
          new LiveKeyRule("key-expired", "The key is not past its end.", Expiry::isPast),
          new LiveKeyRule(
              "key-rotation-policy", "The key is rotated by its policy.", RotationRules::hasPolicy),
          new LiveKeyRule(
              "key-rotation-overdue", "The newest version is young.", RotationRules::isInTime),
          new LiveKeyRule(
              "key-old-version-in-use",
              "All follow the newest version.",
              RotationRules::isFollowed));

  private KeyRules() {}

  /** All of them. */
  public static List<Rule<KeyInUse>> all() {
    return ALL;
  }
}
