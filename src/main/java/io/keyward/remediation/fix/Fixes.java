package io.keyward.remediation.fix;

import io.keyward.remediation.step.Mended;
import java.util.Map;

/** One fix for each rule about AI resources. */
public final class Fixes {
  private static final Map<String, Fix> ALL =
      Map.ofEntries(
          Map.entry("cmk-required", new RequireKey()),
          Map.entry("cmk-key-usable", new ReviveKey()),
          Map.entry("cmk-key-type", new ChangeKey()),
          Map.entry("cmk-key-shared", new ChangeKey()),
          Map.entry("cmk-vault-placement", new ChangeKey()),
          Map.entry("cmk-version-pinned", new FollowLatest()),
          Map.entry("cmk-vault-recoverable", new ProtectVault()),
          Map.entry("cmk-vault-reachable", new OpenVault()),
          Map.entry("cmk-identity-present", new GiveIdentity()),
          Map.entry("cmk-identity-sufficient", new GrantKey()),
          Map.entry("cmk-identity-least-privilege", new RemoveExcess()),
          Map.entry("cmk-dependants", new CoverDependants()),
          Map.entry(
              "classification-tag",
              site ->
                  Mended.open(
                      "How sensitive the data is, only a person knows; the tag is never guessed.")));

  private Fixes() {}

  public static Fix of(String rule) {
    return ALL.getOrDefault(rule, site -> Mended.open("No fix is known for this rule."));
  }
}
