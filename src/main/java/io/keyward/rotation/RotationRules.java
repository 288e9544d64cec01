package io.keyward.rotation;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Severity;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.port.KeyUses;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code key-rotation-policy}, {@code key-rotation-overdue} and {@code key-old-version-in-use}. */
final class RotationRules {
  /** Key Vault does not promise the minute; no source tells how late it may be. */
  private static final Duration GRACE = Duration.ofDays(2);

  private static final String EXPECTED_ACTION =
      "a lifetime action Rotate with timeAfterCreate or timeBeforeExpiry";

  private RotationRules() {}

  static void hasPolicy(Found found, LiveKeyRule.Look look) {
    look.use()
        .policy()
        .fold(
            policy -> policy(found, look, policy),
            missing -> without(found, "The key has no rotation policy.", "no rotation policy"),
            reason -> {
              found.doubt("The key's rotation policy could not be read: " + reason + ".");
              return found;
            });
  }

  private static Found without(Found found, String sentence, String observed) {
    found.violated(Severity.MEDIUM, sentence, observed, EXPECTED_ACTION);
    return found;
  }

  private static Found policy(Found found, LiveKeyRule.Look look, RotationPolicy policy) {
    found.fact(Evidence.of(look.resource(), shown(policy)));
    Optional<RotationPolicy.Action> rotate = Schedule.rotate(policy);
    if (rotate.isEmpty()) {
      return without(
          found, "The key's rotation policy has no Rotate action.", shown(policy.actions()));
    }
    if (Schedule.span(rotate.get()).isEmpty()) {
      found.doubt("When the key is rotated by its policy is not understood.");
      return found;
    }
    boolean endless = look.key().expires() instanceof Lookup.Missing<Instant>;
    return Schedule.isBeforeExpiry(rotate.get()) && endless
        ? without(
            found,
            "The key would be rotated before its expiry, and the newest version has none.",
            shown(policy.actions()) + ", attributes.exp is missing")
        : found;
  }

  private static String shown(RotationPolicy policy) {
    return "rotationPolicy.lifetimeActions: " + shown(policy.actions());
  }

  private static String shown(List<RotationPolicy.Action> actions) {
    return actions.isEmpty()
        ? "no action"
        : actions.stream().map(RotationRules::shown).collect(Collectors.joining(", "));
  }

  private static String shown(RotationPolicy.Action action) {
    String when =
        action.afterCreate().isBlank()
            ? "before expiry " + action.beforeExpiry()
            : "after creation " + action.afterCreate();
    return Shown.text(action.type() + " " + when);
  }

  static void isInTime(Found found, LiveKeyRule.Look look) {
    age(found, look);
    schedule(found, look);
  }

  private static void age(Found found, LiveKeyRule.Look look) {
    Lookup<Instant> created = LiveKeyRule.told(found, look.key().created(), "creation");
    if (created instanceof Lookup.Missing<Instant>) {
      found.doubt("When the newest version was created is not told.");
    }
    if (!(created instanceof Lookup.Found<Instant> at)) {
      return;
    }
    Period allowed = look.policy().keys().rotateAfter();
    found.fact(Evidence.of(look.resource(), "attributes.created is " + at.value()));
    Instant due = at.value().atOffset(ZoneOffset.UTC).plus(allowed).toInstant();
    if (due.isBefore(look.use().asOf())) {
      found.violated(
          Severity.HIGH,
          "The newest version was created on " + at.value() + " and should have been followed.",
          "created " + at.value(),
          "a version that is at most " + allowed + " old");
    }
  }

  private static void schedule(Found found, LiveKeyRule.Look look) {
    Optional<Instant> due =
        look.use().policy() instanceof Lookup.Found<RotationPolicy> policy
            ? Schedule.next(look.key(), policy.value())
            : Optional.empty();
    due.filter(at -> at.plus(GRACE).isBefore(look.use().asOf()))
        .ifPresent(
            at ->
                found.violated(
                    Severity.HIGH,
                    "The rotation that the policy planned for " + at + " did not happen.",
                    "no version since " + at,
                    "a new version when the rotation policy says so"));
  }

  static void isFollowed(Found found, LiveKeyRule.Look look) {
    boolean pinned = look.use().users().stream().anyMatch(use -> !use.key().followsLatest());
    if (!pinned) {
      return;
    }
    String newest = look.use().newest();
    if (newest.isEmpty()) {
      found.doubt("Which version is the newest is not told.");
      return;
    }
    found.fact(Evidence.of(look.resource(), "the newest version is " + Shown.text(newest)));
    List<KeyUses.Use> behind = look.use().behind();
    if (!behind.isEmpty()) {
      found.violated(
          Severity.MEDIUM,
          (behind.size() == 1 ? "One AI resource depends" : behind.size() + " AI resources depend")
              + " on a version that is not the newest: "
              + Users.named(behind)
              + ".",
          versions(behind),
          "version " + Shown.text(newest) + ", or no version where the service can follow");
    }
  }

  private static String versions(List<KeyUses.Use> behind) {
    return "version "
        + behind.stream()
            .map(use -> Shown.text(use.key().version()))
            .distinct()
            .sorted()
            .limit(10)
            .collect(Collectors.joining(", "));
  }
}
