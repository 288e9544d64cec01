package io.keyward.remediation.step;

import io.keyward.compliance.policy.KeyDefaults;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.Service;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Shown;
import io.keyward.remediation.Change;
import io.keyward.remediation.Expected;
import io.keyward.remediation.Stage;
import io.keyward.remediation.Step;
import io.keyward.remediation.Write;
import io.keyward.remediation.code.Api;
import io.keyward.remediation.code.CodeText;
import io.keyward.remediation.code.Hcl;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a key through ARM, which creates it where it is missing and never changes one that exists
 * (Key Vault SDK, read 2026-11-21).
 */
public final class KeySteps {
  private KeySteps() {}

  /** Nothing where the key is there. */
  public static Mended make(Target target, Service service, Policy policy, Instant now) {
    if (!target.isNew()) {
      return Mended.nothing();
    }
    Spec spec = Spec.of(service, policy);
    String url = Api.url(target.keyId(), ResourceKind.KEY);
    StepText text =
        new StepText(
            Stage.KEY,
            "key-" + target.keyName(),
            "Make the key "
                + target.keyName()
                + " in the vault "
                + Shown.text(target.vault().name())
                + ", with a rotation policy.",
            target.vault(),
            new Step.Undo.Harmless("A key that nothing uses does no harm; no key is ever deleted."),
            StepText.minutes(1));
    Map<String, String> tells = Map.of(Target.NEW_VERSION, "properties." + Target.NEW_VERSION);
    return Mended.by(
        text.sending(
            Change.Verb.PUT,
            url,
            body(spec, now),
            hcl(target, spec, expiry(spec.defaults(), now)),
            tells));
  }

  private static Write body(Spec spec, Instant now) {
    Write write =
        new Write()
            .set("properties.kty", "", spec.type())
            .set("properties.keySize", "", spec.bits())
            .tell("properties.keyOps", "", spec.operations())
            .set("properties.attributes.enabled", "", true)
            .expect(Expected.present("properties", Target.NEW_VERSION));
    if (now.isAfter(Instant.EPOCH)) {
      write.tell("properties.attributes.exp", "", expiry(spec.defaults(), now).getEpochSecond());
    }
    String life = spec.defaults().expireAfter().toString();
    return write
        .tell("properties.rotationPolicy.attributes.expiryTime", "", life)
        .tell("properties.rotationPolicy.lifetimeActions", "", actions(spec.defaults()));
  }

  /** Rotated when the policy says so, and announced before its end. */
  static List<Map<String, Object>> actions(KeyDefaults wanted) {
    return List.of(
        action("rotate", "timeAfterCreate", wanted.rotateAfter().toString()),
        action("notify", "timeBeforeExpiry", notice(wanted)));
  }

  private static Map<String, Object> action(String type, String trigger, String when) {
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("trigger", Map.of(trigger, when));
    action.put("action", Map.of("type", type));
    return action;
  }

  /** Thirty days before the end, seven for keys that live but a short time. */
  private static String notice(KeyDefaults wanted) {
    LocalDate end = LocalDate.EPOCH.plus(wanted.expireAfter());
    boolean lives = end.isAfter(LocalDate.EPOCH.plus(Period.ofDays(60)));
    return lives ? "P30D" : "P7D";
  }

  /** Counted from the first day of the next month, so that a plan stays the same for a while. */
  static Instant expiry(KeyDefaults wanted, Instant now) {
    LocalDate start = now.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).plusMonths(1);
    return start.plus(wanted.expireAfter()).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String hcl(Target target, Spec spec, Instant expiry) {
    return Hcl.block(
        "azurerm_key_vault_key",
        target.keyName(),
        "name            = " + CodeText.hcl(target.keyName()),
        "key_vault_id    = " + CodeText.hcl(target.vault().id()),
        "key_type        = " + CodeText.hcl(spec.type()),
        "key_size        = " + spec.bits(),
        "key_opts        = " + spec.operations().stream().map(CodeText::hcl).toList(),
        "expiration_date = " + CodeText.hcl(expiry.toString()),
        rotationHcl(spec.defaults()).replace("\n", "\n  "));
  }

  static String rotationHcl(KeyDefaults wanted) {
    return String.join(
        "\n",
        "rotation_policy {",
        "  expire_after         = " + CodeText.hcl(wanted.expireAfter().toString()),
        "  notify_before_expiry = " + CodeText.hcl(notice(wanted)),
        "  automatic {",
        "    time_after_creation = " + CodeText.hcl(wanted.rotateAfter().toString()),
        "  }",
        "}");
  }
}
