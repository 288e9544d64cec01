package io.keyward.remediation.planner;

import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.KeyUses;
import io.keyward.remediation.Staged;
import io.keyward.remediation.step.WatchedKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who depends on what a plan changes, as far as the index knows. */
record Radius(KeyUses uses) {
  private static final int MOST = 1_000;

  /** The subject, what is changed beside it, and who depends on a vault that is changed. */
  List<String> of(String subject, List<Staged> steps) {
    Map<String, String> ids = new TreeMap<>();
    put(ids, subject);
    for (Staged step : steps) {
      String on = step.on().id();
      boolean vault = step.on().facts() instanceof Vault;
      if (!vault) {
        put(ids, on);
      }
      if (!vault || step.isOnVault()) {
        Optional<ResourceId> id = ResourceId.parse(on);
        id.ifPresent(it -> uses.on(it, MOST).forEach(use -> put(ids, use.user().toString())));
      }
    }
    return List.copyOf(ids.values());
  }

  /** A key and all who are under it. */
  static List<String> of(WatchedKey key) {
    Map<String, String> ids = new TreeMap<>();
    put(ids, key.id().toString());
    key.users().stream().limit(MOST).forEach(use -> put(ids, use.user().toString()));
    return List.copyOf(ids.values());
  }

  private static void put(Map<String, String> ids, String id) {
    ids.putIfAbsent(id.toLowerCase(java.util.Locale.ROOT), id);
  }
}
