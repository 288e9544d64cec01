package io.keyward.remediation.step;

import io.keyward.compliance.policy.KeyDefaults;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.RotationPolicy;
import io.keyward.remediation.Change;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Staged;
import io.keyward.remediation.Step;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.CodeText;
import io.keyward.remediation.code.Hcl;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls to Key Vault itself about a key that exists; data plane 7.4, read 2026-11-21. */
public record KeyVaultSteps(WatchedKey key, Policy policy) {
  private static final String VERSION = "?api-version=7.4";
  private static final String ROTATE = "lifetimeActions";
  private static final String LIFE = "attributes.expiryTime";
  private static final String END = "attributes.exp";

  /** Key Vault's least: 28 days to live, 7 days before and after a rotation. */
  public static boolean isAllowed(KeyDefaults wanted) {
    LocalDate made = LocalDate.EPOCH;
    LocalDate rotated = made.plus(wanted.rotateAfter());
    LocalDate ends = made.plus(wanted.expireAfter());
    return ChronoUnit.DAYS.between(made, ends) >= 28
        && ChronoUnit.DAYS.between(made, rotated) >= 7
        && ChronoUnit.DAYS.between(rotated, ends) >= 7;
  }

  private String shown() {
    return Shown.text(key.named().name());
  }

  private String url(String rest) {
    return key.named().vaultUri().replaceFirst("(?<!/)/+$", "")
        + "/keys/"
        + key.named().name()
        + rest
        + VERSION;
  }

  /** New versions come by themselves, and each has an end. */
  public Staged rotationPolicy() {
    String url = url("/rotationpolicy");
    KeyDefaults wanted = policy.keys();
    Write write =
        new Write()
            .tell(ROTATE, before(), KeySteps.actions(wanted))
            .tell(LIFE, life(), wanted.expireAfter().toString())
            .expect(Expected.present(ROTATE, "trigger", "timeAfterCreate"))
            .expect(Expected.present("attributes", "expiryTime"));
    return staged(
        new StepText(
            Stage.SETTING,
            "rotation-policy-" + shown(),
            "Give the key " + shown() + " a rotation policy.",
            key.owned(),
            new Step.Undo.Harmless(
                "A rotation policy makes new versions; the one in use stays as it is."),
            StepText.minutes(1)),
        new Change(Plane.KEY_VAULT, Change.Verb.PUT, url, write.body()),
        write,
        url,
        KeySteps.rotationHcl(wanted));
  }

  private String before() {
    return key.rotation()
        .fold(
            found ->
                found.actions().stream()
                    .map(it -> it.type() + " " + it.afterCreate() + it.beforeExpiry())
                    .collect(Collectors.joining(", ")),
            missing -> "",
            reason -> "not read");
  }

  private String life() {
    return key.rotation().fold(RotationPolicy::expiryTime, missing -> "", reason -> "not read");
  }

  /** The newest version has an end. */
  public Staged end(Key newest) {
    Instant end = KeySteps.expiry(policy.keys(), key.asOf());
    String url = url("/" + newest.reference().version());
    Write write = new Write().set(END, "", end.getEpochSecond());
    return staged(
        new StepText(
            Stage.SETTING,
            "expiry-" + shown(),
            "Let the newest version of the key " + shown() + " end on " + end + ".",
            key.owned(),
            new Step.Undo.Impossible(
                "The end can be moved; that it can be taken away again, no source tells."),
            StepText.minutes(1)),
        new Change(Plane.KEY_VAULT, Change.Verb.PATCH, url, write.body()),
        write,
        url,
        "expiration_date = " + CodeText.hcl(end.toString()));
  }

  /** A new version, which all who name none follow. */
  public Staged rotation(Key newest) {
    String version = newest.reference().version();
    String url = url("");
    Write write = new Write().expect(Expected.lacks("key.kid", version));
    write.note("key.kid", Shown.text(version), "a new version");
    return staged(
        new StepText(
            Stage.SETTING,
            "rotate-" + shown(),
            "Rotate the key " + shown() + "; services that follow it take the new version.",
            key.owned(),
            new Step.Undo.Impossible(
                "A version cannot be deleted by itself; the one before stays as it was."),
            new Step.Timing(Duration.ofMinutes(1), Duration.ZERO)),
        new Change(Plane.KEY_VAULT, Change.Verb.POST, url("/rotate"), Map.of()),
        write,
        url,
        "# rotated by Key Vault itself: az keyvault key rotate");
  }

  private Staged staged(StepText text, Change change, Write write, String url, String hcl) {
    String block = Hcl.block("azurerm_key_vault_key", key.named().name(), hcl.split("\n"));
    return text.staged(change, write, write.goal(Plane.KEY_VAULT, url), block, Map.of());
  }
}
