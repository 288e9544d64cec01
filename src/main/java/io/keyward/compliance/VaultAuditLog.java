package io.keyward.compliance;

import io.keyward.inventory.Facts;
import io.keyward.inventory.Resource;
import io.keyward.inventory.VaultUse;
import java.util.List;

/** {@code vault-audit-log}: AuditEvent, or a group that holds it, is sent somewhere. */
final class VaultAuditLog implements Rule<VaultUse> {

  @Override
  public String id() {
    return "vault-audit-log";
  }

  @Override
  public Ruling judge(VaultUse use, Policy policy) {
    Found found = new Found();
    use.auditLogs()
        .fold(
            settings -> look(found, settings),
            missing -> look(found, List.of()),
            reason -> {
              found.doubt("The vault's diagnostic settings could not be read: " + reason + ".");
              return found;
            });
    return found.ruling("The vault's audit events are sent to a log.");
  }

  private static Found look(Found found, List<Resource> settings) {
    for (Resource setting : settings) {
      if (setting.facts() instanceof Facts.AuditLog log
          && log.auditEvents()
          && log.hasDestination()) {
        found.fact(
            Evidence.of(
                setting,
                "the setting " + CellText.orUntold(setting.name()) + " sends audit events"));
        return found;
      }
    }
    found.violated(
        Severity.MEDIUM,
        "No diagnostic setting sends the vault's audit events anywhere.",
        settings.size() + " diagnostic settings",
        "AuditEvent, audit or allLogs to a log workspace, storage account or event hub");
    return found;
  }
}
