package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.Rows;
import io.keyward.compliance.Evidence;
import io.keyward.inventory.ResourceId;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Slot;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of the form before 2026-11-22 are read after an upgrade, and tickets go on from them. */
final class FormerFormsTest {
  private static final String PARTITION = "00000000-0000-0000-0000-000000000001";
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ResourceId SUBJECT =
      ResourceId.of(
          "/subscriptions/"
              + PARTITION
              + "/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a");
  private static final String DIGEST = Rows.subject(SUBJECT);
  private static final String TICKET =
      """
      {"formVersion":1,"id":"%s","subject":"%s","state":{"word":"awaitingApproval"},
       "severity":"high","findings":[{"rule":"cmk-required","severity":"high","message":"No key.",
       "observed":"Microsoft.CognitiveServices","expected":"a customer-managed key",
       "evidence":["keySource was read"]}],"foundAt":"2026-11-21T09:00:00Z",
       "changedAt":"2026-11-21T09:10:00Z","version":2}
      """;
  private static final String ENTRY =
      """
      {"formVersion":1,"number":%d,"at":"%s","from":"%s","to":"%s","by":"keyward","why":"%s"}
      """;

  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "t");
  private final TableTickets tickets = new TableTickets(table);

  @BeforeEach
  void writeAsTheFormerVersionDid() throws EntityConflict {
    table.transact(List.of(insert(Partitions.REGISTER, PARTITION, Map.of("formVersion", 1))));
    String ticket = TICKET.formatted(ticketId(), SUBJECT);
    table.transact(
        List.of(
            row(Rows.SLOT + DIGEST, Map.of("formVersion", 1, "live", 1, "last", 1)),
            row(Rows.TICKET + DIGEST + "-000001", with("awaitingApproval", ticket)),
            entry(1, "2026-11-21T09:00:00Z", "", "settling"),
            entry(2, "2026-11-21T09:10:00Z", "settling", "awaitingApproval")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aFormerTicketIsReadWithAllThatItHeld() {
    Ticket ticket = tickets.slot(SUBJECT).live().orElseThrow();

    assertThat(ticket.state().word()).isEqualTo("awaitingApproval");
    assertThat(ticket.findings().get(0).evidence())
        .containsExactly(new Evidence("keySource was read", "", ""));
    assertThat(ticket.remedy().plan().steps()).isEmpty();
    assertThat(ticket.revision().entries()).isEqualTo(2);
    assertThat(tickets.history(ticket.id(), 1)).extracting(HistoryEntry::hash).containsOnly("");
  }

  @Test
  void aFormerTicketGoesOnWithAChainedEntryAndInTheFormOfNow() throws Exception {
    close(tickets.slot(SUBJECT));

    Slot slot = tickets.slot(SUBJECT);
    List<HistoryEntry> history = tickets.history(ticketId(), 1);
    assertThat(slot.live()).isEmpty();
    assertThat(slot.nextId().number()).isEqualTo(2);
    assertThat(history).extracting(HistoryEntry::number).containsExactly(1, 2, 3);
    assertThat(history.get(2).to()).isEqualTo("closed");
    assertThat(history.get(2).hash()).isEqualTo(history.get(2).hashFor(ticketId().toString()));
    assertThat(stored()).contains("\"formVersion\":2");
  }

  private void close(Slot slot) throws TicketConflict {
    Lifecycle lifecycle = new Lifecycle(Duration.ZERO, Period.ofDays(14));
    Next next = lifecycle.next(slot.live().orElseThrow(), new TicketEvent.FoundClean(), NOW);
    tickets.save(slot, (Next.Moved) next);
  }

  private static TicketId ticketId() {
    return new TicketId(PARTITION, DIGEST, 1);
  }

  private String stored() {
    Entity row = table.get(PARTITION, Rows.TICKET + DIGEST + "-000001").orElseThrow();
    return Rows.joined(row.properties());
  }

  private static EntityChange entry(int number, String at, String from, String to) {
    String text = ENTRY.formatted(number, at, from, to, "It was seen.");
    return row(Rows.HISTORY + DIGEST + "-000001-0000000" + number, Rows.chunks(text));
  }

  private static Map<String, Object> with(String state, String ticket) {
    return Map.of("state", state, "body0", ticket);
  }

  private static EntityChange row(String name, Map<String, Object> properties) {
    return insert(PARTITION, name, properties);
  }

  private static EntityChange insert(
      String partition, String name, Map<String, Object> properties) {
    return new EntityChange.Insert(Entity.fresh(partition, name, properties));
  }
}
