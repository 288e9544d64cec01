package io.keyward.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.ResourceId;
import io.keyward.remediation.Plan;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Remedy;
import io.keyward.ticket.Slot;
import io.keyward.ticket.TicketConflict;
import io.keyward.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TableTicketsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Finding FINDING =
      new Finding("cmk-required", Severity.HIGH, "No key.", "seen", "expected", List.of());
  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "t");
  private final TableTickets tickets = new TableTickets(table);
  private final Lifecycle lifecycle = new Lifecycle(Duration.ZERO, Period.ofDays(14));
  private final ResourceId subject =
      ResourceId.of(
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void slotReadWhileItsTicketClosesIsFree() throws TicketConflict {
    open();

    Slot slot = new TableTickets(new InBetween(table, this::closeTicket)).slot(subject);

    assertThat(slot.live()).isEmpty();
    assertThat(slot.nextId().number()).isEqualTo(2);
  }

  private void open() throws TicketConflict {
    Slot slot = tickets.slot(subject);
    TicketEvent found =
        new TicketEvent.FoundViolations(
            Severity.HIGH, List.of(FINDING), Set.of(), Remedy.of(Plan.none(), 1));
    tickets.save(slot, (Next.Moved) lifecycle.first(slot, found, NOW));
  }

  private void closeTicket() {
    Slot slot = tickets.slot(subject);
    slot.live()
        .ifPresent(
            ticket -> {
              try {
                Next next = lifecycle.next(ticket, new TicketEvent.FoundClean(), NOW);
                tickets.save(slot, (Next.Moved) next);
              } catch (TicketConflict e) {
                throw new AssertionError(e);
              }
            });
  }

  /** Does something between the read of a slot's row and the next one. */
  private record InBetween(EntityTable table, Runnable action) implements EntityTable {
    @Override
    public Optional<Entity> get(String partition, String row) {
      Optional<Entity> read = table.get(partition, row);
      if (row.startsWith(Rows.SLOT)) {
        action.run();
      }
      return read;
    }

    @Override
    public EntityPage query(String partition, Range range, int top, String continuation) {
      return table.query(partition, range, top, continuation);
    }

    @Override
    public void transact(List<EntityChange> changes) throws EntityConflict {
      table.transact(changes);
    }
  }
}
