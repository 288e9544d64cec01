package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.form.Rows;
import io.keyward.compliance.Finding;
import io.keyward.compliance.Severity;
import io.keyward.inventory.ResourceId;
import io.keyward.remediation.Plan;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.testing.Plans;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Remedy;
import io.keyward.ticket.Slot;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
  private final ResourceId subject = Plans.account("a");

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

  @Test
  void historiesOfAListCostOneQuery() {
    List<TicketStore.End> ends = opened(30);
    AtomicInteger queries = new AtomicInteger();

    List<List<HistoryEntry>> read = new TableTickets(new Counting(table, queries)).histories(ends);

    assertThat(queries).hasValue(1);
    assertThat(read).isEqualTo(oneByOne(ends)).noneMatch(List::isEmpty);
  }

  @Test
  void historiesOfFewAmongManyAreReadAsWell() {
    List<TicketStore.End> all = opened(2_200);
    List<TicketStore.End> ends = List.of(all.get(2_199), all.get(700), all.get(0), all.get(0));

    List<List<HistoryEntry>> read = tickets.histories(ends);

    assertThat(read).isEqualTo(oneByOne(ends)).noneMatch(List::isEmpty);
  }

  @Test
  void aHistoryOfAListBeginsWhereItIsWanted() throws TicketConflict {
    open();
    TicketId id = tickets.slot(subject).live().orElseThrow().id();
    closeTicket();
    TicketStore.End other = opened(1).get(0);

    List<List<HistoryEntry>> read = tickets.histories(List.of(new TicketStore.End(id, 2), other));

    assertThat(read.get(0)).isEqualTo(tickets.history(id, 2)).isNotEmpty();
    assertThat(read.get(0)).hasSizeLessThan(tickets.history(id).size());
  }

  private List<List<HistoryEntry>> oneByOne(List<TicketStore.End> ends) {
    return ends.stream().map(end -> tickets.history(end.ticket(), end.from())).toList();
  }

  /** In the order of the table. */
  private List<TicketStore.End> opened(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Plans.account("neighbour-" + i))
        .map(id -> Plans.open(tickets, id, Plans.found(Plan.none(), 1, ""), NOW))
        .map(ticket -> new TicketStore.End(ticket.id(), 1))
        .sorted(Comparator.comparing(end -> end.ticket().subject()))
        .toList();
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

  /** Counts queries, and refuses other reads. */
  private record Counting(EntityTable table, AtomicInteger queries) implements EntityTable {
    @Override
    public Optional<Entity> get(String partition, String row) {
      throw new AssertionError("no row is read by itself");
    }

    @Override
    public EntityPage query(String partition, Range range, int top, String continuation) {
      queries.incrementAndGet();
      return table.query(partition, range, top, continuation);
    }

    @Override
    public void transact(List<EntityChange> changes) throws EntityConflict {
      table.transact(changes);
    }
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
