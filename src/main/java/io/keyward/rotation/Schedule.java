package io.keyward.rotation;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.RotationPolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * When a rotation policy makes the next version: so long after the newest was made, or so long
 * before it ends. Notify makes none.
 */
final class Schedule {
  private Schedule() {}

  /** The Rotate action, of which a policy has one at most. */
  static Optional<RotationPolicy.Action> rotate(RotationPolicy policy) {
    return policy.actions().stream()
        .filter(action -> action.type().strip().equalsIgnoreCase("rotate"))
        .findFirst();
  }

  /** The span that triggers the action; empty where it is none that Key Vault would write. */
  static Optional<KeySpan> span(RotationPolicy.Action action) {
    return KeySpan.parse(
        action.afterCreate().isBlank() ? action.beforeExpiry() : action.afterCreate());
  }

  static boolean isBeforeExpiry(RotationPolicy.Action action) {
    return action.afterCreate().isBlank();
  }

  /** When the newest version is followed by the next one; empty where that cannot be told. */
  static Optional<Instant> next(Key key, RotationPolicy policy) {
    return rotate(policy).flatMap(action -> span(action).flatMap(it -> next(key, action, it)));
  }

  private static Optional<Instant> next(Key key, RotationPolicy.Action action, KeySpan span) {
    Lookup<Instant> from = isBeforeExpiry(action) ? key.expires() : key.created();
    return from instanceof Lookup.Found<Instant> at
        ? Optional.of(isBeforeExpiry(action) ? span.before(at.value()) : span.after(at.value()))
        : Optional.empty();
  }
}
