package io.keyward.compliance;

import java.util.List;

/** The stable ids of the contract, in the order they are reported. */
public final class RuleIds {
  private static final List<String> ALL =
      List.of(
          "cmk-required",
          "cmk-key-usable",
          "cmk-key-type",
          "cmk-version-pinned",
          "cmk-vault-recoverable",
          "cmk-vault-placement",
          "cmk-vault-reachable",
          "cmk-identity-present",
          "cmk-identity-sufficient",
          "cmk-identity-least-privilege",
          "cmk-key-shared",
          "cmk-dependants",
          "classification-tag",
          "vault-recoverable",
          "vault-audit-log",
          "vault-duties",
          "key-expiry-set",
          "key-expiring",
          "key-expired",
          "key-rotation-policy",
          "key-rotation-overdue",
          "key-old-version-in-use");

  private RuleIds() {}

  /** All ids that a policy or a waiver may name. */
  public static List<String> all() {
    return ALL;
  }
}
