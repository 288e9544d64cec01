package io.keyward.compliance.rule.vault;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Severity;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;

/** Whether what is deleted in a vault can be brought back. */
final class VaultRecovery {
  private static final String EXPECTED = "soft delete and purge protection";

  private VaultRecovery() {}

  static void judge(Found found, Resource vault) {
    Vault facts = (Vault) vault.facts();
    softDelete(found, facts.softDelete());
    purge(found, facts.purgeProtection());
    found.fact(
        Evidence.of(
            vault,
            "enableSoftDelete "
                + word(facts.softDelete())
                + ", enablePurgeProtection "
                + word(facts.purgeProtection())));
  }

  private static void softDelete(Found found, Setting softDelete) {
    switch (softDelete) {
      case OFF ->
          found.violated(
              Severity.HIGH,
              "Soft delete is off on the vault.",
              "enableSoftDelete is false",
              EXPECTED);
      case UNCLEAR -> found.doubt("Whether soft delete is on is not told.");
      case UNSAID ->
          found.note("Soft delete is not told and is on: Azure has forced it since February 2025.");
      case ON -> {}
    }
  }

  private static void purge(Found found, Setting purgeProtection) {
    if (purgeProtection == Setting.UNCLEAR) {
      found.doubt("Whether purge protection is on is not told.");
    } else if (purgeProtection != Setting.ON) {
      found.violated(
          Severity.HIGH,
          "Purge protection is off on the vault.",
          "enablePurgeProtection is " + word(purgeProtection),
          EXPECTED);
    }
  }

  static String word(Setting setting) {
    return switch (setting) {
      case ON -> "true";
      case OFF -> "false";
      case UNSAID -> "missing";
      case UNCLEAR -> "not understood";
    };
  }
}
