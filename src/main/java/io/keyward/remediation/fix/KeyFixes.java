package io.keyward.remediation.fix;

import io.keyward.compliance.policy.KeyDefaults;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.inventory.port.KeyUses;
import io.keyward.remediation.Ownership;
import io.keyward.remediation.step.KeyVaultSteps;
import io.keyward.remediation.step.Mended;
import io.keyward.remediation.step.WatchedKey;
import java.util.List;
import java.util.Optional;

/**
 * How the violations of a key as a subject of its own are mended: by a rotation policy, an end and
 * a rotation, through Key Vault itself, because Resource Manager never changes a key that exists.
 */
public final class KeyFixes {
  private static final List<String> ROTATED = List.of("key-expiring", "key-rotation-overdue");

  private final WatchedKey key;
  private final Policy policy;
  private final List<String> rules;

  public KeyFixes(WatchedKey key, Policy policy, List<String> rules) {
    this.key = key;
    this.policy = policy;
    this.rules = rules;
  }

  public Mended of(String rule) {
    return switch (rule) {
      case "key-rotation-policy" -> on(rule, this::followed);
      case "key-expiry-set" -> on(rule, this::ending);
      case "key-expiring", "key-rotation-overdue" -> on(rule, this::rotated);
      case "key-expired" ->
          Mended.open(
              "The key is past its end, perhaps on purpose: whether to rotate it or to give it a"
                  + " later end, a person must decide.");
      case "key-old-version-in-use" ->
          Mended.open(
              "Each resource that names an old version is mended by the plan of its own ticket; the"
                  + " key needs no change.");
      case "cmk-key-usable" -> unusable();
      default -> Mended.open("No fix is known for this rule.");
    };
  }

  private Mended unusable() {
    return Mended.open(
        key.key()
            .fold(
                found -> found.facts() instanceof Key facts ? ReviveKey.why(facts) : "",
                missing ->
                    "The key is gone; whether it is among the vault's deleted keys, a person must"
                        + " look.",
                reason -> "The key could not be read: " + reason + "."));
  }

  /** How a living key is mended. */
  private interface Fix {
    Mended mend(KeyVaultSteps steps, Key facts);
  }

  private Mended on(String rule, Fix fix) {
    String refusal = refusal();
    if (!refusal.isEmpty()) {
      return Mended.open(refusal);
    }
    Optional<Key> facts = key.alive();
    if (facts.isEmpty() || rules.contains("key-expired")) {
      return Mended.open(
          "The key cannot be used now; only when a person has decided what becomes of it, "
              + rule
              + " can be mended.");
    }
    return fix.mend(new KeyVaultSteps(key, policy), facts.get());
  }

  private String refusal() {
    if (key.named().inManagedHsm()) {
      return "How keys of a managed HSM are rotated, no source that was read tells.";
    }
    if (!key.named().isComplete() || !key.named().name().matches("[A-Za-z0-9-]{1,127}")) {
      return "The address of the key is not known.";
    }
    KeyDefaults wanted = policy.keys();
    return KeyVaultSteps.isAllowed(wanted)
        ? ""
        : "Key Vault takes no policy with rotateAfter "
            + wanted.rotateAfter()
            + " and expireAfter "
            + wanted.expireAfter()
            + ": a version lives 28 days at least and is rotated 7 days or more after its creation"
            + " and before its end.";
  }

  private Mended followed(KeyVaultSteps steps, Key facts) {
    return Mended.by(steps.rotationPolicy());
  }

  /** An end without a rotation would stop everybody on that day. */
  private Mended ending(KeyVaultSteps steps, Key facts) {
    if (isRotated()) {
      return rotated(steps, facts);
    }
    Mended end = pinned("would stop at its end").orElse(Mended.by(steps.end(facts)));
    return isRotating() ? end : Mended.by(steps.rotationPolicy()).and(end);
  }

  private Mended rotated(KeyVaultSteps steps, Key facts) {
    Mended next =
        pinned("would stay behind on the old one").orElse(Mended.by(steps.rotation(facts)));
    return isRotating() && givesAnEnd() ? next : Mended.by(steps.rotationPolicy()).and(next);
  }

  private Optional<Mended> pinned(String fate) {
    List<KeyUses.Use> pinned = key.pinned();
    return pinned.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Mended.open(
                Shown.text(pinned.get(0).user().name())
                    + (pinned.size() == 1 ? "" : " and " + (pinned.size() - 1) + " more")
                    + " cannot follow to a new version and "
                    + fate
                    + "; first the version must be unpinned there."));
  }

  private boolean isRotated() {
    return ROTATED.stream().anyMatch(rules::contains);
  }

  private boolean isRotating() {
    return !rules.contains("key-rotation-policy")
        && key.rotation() instanceof Lookup.Found<RotationPolicy> found
        && found.value().actions().stream()
            .anyMatch(
                action ->
                    action.type().strip().equalsIgnoreCase("rotate")
                        && !action.afterCreate().isBlank());
  }

  private boolean givesAnEnd() {
    return key.rotation() instanceof Lookup.Found<RotationPolicy> found
        && !found.value().expiryTime().isBlank();
  }

  /** Every fact that the plan rests on. */
  public List<String> observed() {
    return List.of(
        "key " + key.id() + " " + key.key().fold(it -> it.facts().toString(), it -> "", it -> it),
        "rotation " + key.rotation(),
        "mark " + Ownership.mark(key.owned()).orElse(""),
        "users "
            + key.users().stream().map(use -> use.user() + " " + use.key().version()).toList());
  }
}
