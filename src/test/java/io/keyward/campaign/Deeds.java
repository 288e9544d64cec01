package io.keyward.campaign;

import io.keyward.campaign.tenant.Estates;
import io.keyward.campaign.tenant.Tenant;
import io.keyward.campaign.tenant.TenantKey;
import io.keyward.inventory.TemporarilyUnavailable.Source;
import io.keyward.testing.Bodies;
import java.util.List;

/** What people do in Azure, and how Azure is. */
final class Deeds {
  static final int ACCOUNTS = 4;
  private static final List<String> KEYS = List.of("k0", "k1");
  private static final List<String> AUTHORS = List.of("ann", "bob", "cid");
  private static final int[] DAYS = {400, 120, 60, 35, 12};

  private final Site site;

  Deeds(Site site) {
    this.site = site;
  }

  static String account(int number) {
    return Bodies.account("a" + number).toString();
  }

  /** Keys that last, and the right to use them. */
  void begin() {
    for (String key : KEYS) {
      site.tenant.key(key).rotate(DAYS[KEYS.indexOf(key)]);
      site.tenant.write(Estates.grant(site.tenant.key(key).id(), "own", "p"), "ann");
    }
    site.events.clear();
  }

  void happen(Step step) {
    String key = KEYS.get(step.a() % KEYS.size());
    String who = AUTHORS.get(step.c() % AUTHORS.size());
    switch (step.kind()) {
      case WRITE -> write(account(step.a() % ACCOUNTS), step.b(), who);
      case KEY -> key(site.tenant.key(key), step.b(), step.c());
      case VAULT -> vault(step.a() % 2 == 0, step.b() % 2 == 0, who);
      case GRANT -> grant(key, step.b() % 2 == 0, who);
      case STAND -> stand(step.a(), step.b());
      default -> throw new IllegalArgumentException("no deed: " + step);
    }
  }

  private void write(String id, int form, String who) {
    Tenant tenant = site.tenant;
    String key = KEYS.get(form % KEYS.size());
    switch (form % 6) {
      case 0 -> tenant.write(Estates.account(id, "Confidential"), who);
      case 1, 2 -> tenant.write(Estates.keyed(id, key, ""), who);
      case 3 -> tenant.write(Estates.keyed(id, key, tenant.key(key).newest().name()), who);
      case 4 -> tenant.write(Estates.account(id, form % 4 == 0 ? "Public" : "Regulated"), who);
      default -> tenant.delete(id, who);
    }
  }

  private void key(TenantKey key, int what, int days) {
    switch (what % 6) {
      case 0 -> key.enable(false);
      case 1 -> key.enable(true);
      case 2 -> key.delete();
      case 3 -> key.recover();
      default -> {
        key.rotate(DAYS[days % DAYS.length]);
        site.rotated(key);
      }
    }
  }

  private void vault(boolean log, boolean on, String who) {
    if (!log) {
      site.tenant.write(Estates.vault(Tenant.VAULT, "kv", on), who);
    } else if (on) {
      site.tenant.write(Estates.log(Tenant.LOG), who);
    } else {
      site.tenant.delete(Tenant.LOG, who);
    }
  }

  private void grant(String key, boolean on, String who) {
    Tenant tenant = site.tenant;
    String scope = tenant.key(key).id();
    if (on) {
      tenant.write(Estates.grant(scope, "own", "p"), who);
    } else {
      tenant.grantsOn(scope).forEach(id -> tenant.delete(id, who));
    }
  }

  private void stand(int what, int how) {
    boolean on = how % 2 == 0;
    switch (what % 4) {
      case 0 -> site.tenant.forbid(account(how / 2 % ACCOUNTS), on);
      case 1 -> site.tenant.azure.unwell(on ? Source.SILENT_VAULT : Source.OTHER);
      case 2 -> site.tenant.azure.unwell(on ? Source.BUSY_VAULT : Source.OTHER);
      default -> site.tenant.azure.busy(on);
    }
  }
}
