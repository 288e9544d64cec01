package io.keyward.campaign;

import io.keyward.azure.store.TableTickets;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.bench.measure.MemoryTable;
import io.keyward.campaign.tenant.Tenant;
import io.keyward.campaign.tenant.TenantKey;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.json.JsonText;
import io.keyward.testing.Policies;
import io.keyward.testing.StandingClock;
import io.keyward.ticket.store.TicketStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What outlives each process: the tenant, the store, the queue, the events on their way, people.
 */
final class Site {
  private static final Policy POLICY =
      Policies.remediating(
          """
          channels:
            - {name: ops, type: teams, urlSetting: KEYWARD_CHANNEL_OPS}
            - {name: desk, type: teams, urlSetting: KEYWARD_CHANNEL_DESK}
          alerts: {escalateAfter: PT0S}
          alertRoutes: [{channels: [ops, desk]}]
          """);

  final Product product;
  final StandingClock clock = new StandingClock(Instant.parse("2026-11-21T09:00:00Z"));
  final PolicySource policies = PolicySource.fixed(POLICY, Instant.EPOCH);
  final EntityTable stored = new MemoryTable();
  final WorkQueue queue = new WorkQueue(clock);
  final Inbox inbox = new Inbox();
  final TicketStore tickets = new TableTickets(stored, new Partitions(stored));
  final Tenant tenant;
  final Ledger ledger;

  /** Events on their way. */
  final List<Event> events = new ArrayList<>();

  Site(Product product) {
    this.product = product;
    this.tenant = new Tenant(clock, this::written);
    this.ledger = new Ledger(tenant);
    events.clear();
  }

  /**
   * An event of Event Grid.
   *
   * @param ofVault whether Key Vault sends it
   * @param about the resource it tells of
   * @param who who wrote it
   * @param since which run of bad states of that resource it was written in
   */
  record Event(boolean ofVault, String text, String about, String who, int since) {}

  private void written(String id, String who) {
    String type = tenant.has(id) ? "ResourceWriteSuccess" : "ResourceDeleteSuccess";
    Map<String, Object> event =
        Map.of(
            "id",
            "event",
            "eventType",
            "Microsoft.Resources." + type,
            "subject",
            id,
            "data",
            Map.of(
                "resourceUri",
                id,
                "claims",
                Map.of("http://schemas.microsoft.com/identity/claims/objectidentifier", who),
                "authorization",
                Map.of("evidence", Map.of("principalId", who))));
    int since = ledger.written(id);
    events.add(new Event(false, JsonText.write(event), id, who, since));
  }

  /** Key Vault tells of a new version. */
  void rotated(TenantKey key) {
    Map<String, Object> event =
        Map.of(
            "id",
            "event",
            "eventType",
            "Microsoft.KeyVault.KeyNewVersionCreated",
            "topic",
            Tenant.VAULT,
            "subject",
            key.name());
    events.add(new Event(true, JsonText.write(event), key.id(), "", 0));
  }
}
