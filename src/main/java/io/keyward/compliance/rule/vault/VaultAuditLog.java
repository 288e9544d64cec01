package io.keyward.compliance.rule.vault;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Rule;
import io.keyward.compliance.table.CellText;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.VaultUse;
import java.util.List;

/** {@code vault-audit-log}: AuditEvent, or a group that holds it, is sent somewhere. */
public final class VaultAuditLog implements Rule<VaultUse> {

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
