package io.keyward.campaign;

import io.keyward.campaign.tenant.Tenant;
import io.keyward.inventory.Body;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What people wrote and decided, and what they were told that it is taken. */
final class Ledger {
  private final Tenant tenant;
  private final Map<String, Integer> runs = new HashMap<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  /** How often a call may be made, at most: once for each approval of a plan with it. */
  private final Map<String, Integer> allowed = new HashMap<>();

  /** The history as it was when a decision was acknowledged. */
  final List<Promise> promises = new ArrayList<>();

  /** What was seen to be wrong while it happened. */
  final List<Violation> seen = new ArrayList<>();

  /** That an entry of a ticket's history was there when a decision was acknowledged. */
  record Promise(TicketId ticket, HistoryEntry last) {}

  Ledger(Tenant tenant) {
    this.tenant = tenant;
  }

  /** Whether an account is bad by itself, whatever becomes of its key. */
  static boolean isBad(Body account) {
    Body encryption = account.at("properties", "encryption");
    boolean keyed = encryption.text("keySource").equals("Microsoft.KeyVault");
    boolean open = account.text("tags", "DataClassification").equals("Public");
    boolean pinned = !encryption.text("keyVaultProperties", "keyVersion").isEmpty();
    return !account.text("id").isEmpty() && (keyed ? pinned : !open);
  }

  /** Takes a write; a number that changes whenever the account becomes bad or stops to be. */
  int written(String id) {
    String key = id.toLowerCase(Locale.ROOT);
    int run = runs.getOrDefault(key, 0);
    boolean bad = key.contains("/accounts/") && isBad(tenant.document(id));
    if (bad != (run % 2 == 1)) {
      run++;
      runs.put(key, run);
      known.remove(key);
    }
    return run;
  }

  /** Keyward took an event. */
  void acknowledged(Site.Event event) {
    String key = event.about().toLowerCase(Locale.ROOT);
    boolean lasts = event.since() % 2 == 1 && event.since() == runs.getOrDefault(key, 0);
    if (lasts) {
      known.computeIfAbsent(key, it -> new HashSet<>()).add(event.who());
    }
  }

  /** Those of whom Keyward must know that they wrote what is bad now. */
  Set<String> authors(String id) {
    return known.getOrDefault(id.toLowerCase(Locale.ROOT), Set.of());
  }

  /** A plan may be carried out once more. */
  void approved(Ticket ticket) {
    for (var step : ticket.remedy().plan().steps()) {
      allowed.merge(call(step.change().verb() + " " + step.change().url()), 1, Integer::sum);
      if (step.undo() instanceof io.keyward.remediation.Step.Undo.By by) {
        allowed.merge(call(by.change().verb() + " " + by.change().url()), 1, Integer::sum);
      }
    }
  }

  /** How often each call was made beyond what was approved. */
  Map<String, Integer> beyond() {
    Map<String, Integer> made = new HashMap<>();
    tenant.changed.forEach(it -> made.merge(call(it), 1, Integer::sum));
    made.replaceAll((call, times) -> times - allowed.getOrDefault(call, 0));
    made.values().removeIf(times -> times <= 0);
    return made;
  }

  /** The name of a role assignment is chosen when it is made. */
  private static String call(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceFirst("\\?.*$", "")
        .replaceFirst("/roleassignments/.*$", "/roleassignments");
  }
}
