package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.EffectForm;
import io.keyward.azure.store.form.Rows;
import io.keyward.azure.store.form.TicketForm;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.json.BadJson;
import io.keyward.ticket.Effect;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Next;
import io.keyward.ticket.Slot;
import io.keyward.ticket.Ticket;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.ticket.store.TicketStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tickets in a table. A subject's slot row names its live ticket and the last number given; it is
 * written in the same transaction as the ticket, so that at most one ticket is live.
 */
public final class TableTickets implements TicketStore {
  private static final int DIGITS = 6;
  private static final int HISTORY_DIGITS = 8;
  private static final int HISTORY_PAGE = 1_000;
  private static final int READS = 5;

  private final EntityTable table;
  private final Partitions partitions;
  private final SlotRows slots;

  /** Keeps tickets in this table. */
  public TableTickets(EntityTable table) {
    this(table, new Partitions(table));
  }

  /** Keeps tickets in this table. */
  public TableTickets(EntityTable table, Partitions partitions) {
    this.table = table;
    this.partitions = partitions;
    this.slots = new SlotRows(table);
  }

  @Override
  public Slot slot(ResourceId subject) {
    Slot read = readSlot(subject);
    for (int i = 1; i < READS && isTorn(read); i++) {
      read = readSlot(subject);
    }
    if (isTorn(read)) {
      throw new IllegalStateException("a stored slot names a ticket that is closed");
    }
    return read;
  }

  /** The ticket was closed between the read of the slot's row and that of its own. */
  private static boolean isTorn(Slot slot) {
    return slot.live().filter(ticket -> !ticket.state().isLive()).isPresent();
  }

  private Slot readSlot(ResourceId subject) {
    SlotRows.Place place = slots.read(Rows.partition(subject), Rows.subject(subject));
    return place
        .live()
        .map(live -> taken(live, place))
        .orElseGet(
            () -> Slot.free(subject, place.next(), new SlotRows.Token(place.tag(), "").text()));
  }

  private Slot taken(TicketId live, SlotRows.Place place) {
    Entity row = table.get(live.partition(), ticketRow(live)).orElseThrow();
    SlotRows.Token token = new SlotRows.Token(place.tag(), row.etag());
    return Slot.taken(ticket(row), place.next(), token.text());
  }

  @Override
  public List<Waiting> save(Slot slot, Next.Moved moved) throws TicketConflict {
    partitions.register(Rows.partition(slot.subject()));
    Ticket ticket = moved.ticket();
    return slots.save(
        slot.token(),
        new SlotRows.Move(
            ticket.id(),
            row(ticket),
            moved.isFirst(),
            ticket.state().isLive(),
            moved.entries(),
            effectRows(moved)));
  }

  private static List<Entity> effectRows(Next.Moved moved) {
    Ticket ticket = moved.ticket();
    return effectRows(
        ticket.id(), ticket.version(), moved.effects(), effect -> EffectForm.write(ticket, effect));
  }

  /** The rows of effects, of a ticket or a drill that is written for the so manieth time. */
  static List<Entity> effectRows(
      TicketId id, int version, List<Effect> effects, Function<Effect, String> form) {
    List<Entity> rows = new ArrayList<>();
    for (Effect effect : effects) {
      String name =
          String.join(
              "-",
              Rows.OUTBOX + id.subject(),
              Rows.numbered(id.number(), DIGITS),
              Rows.numbered(version, HISTORY_DIGITS),
              String.valueOf(rows.size()));
      rows.add(Entity.fresh(id.partition(), name, Rows.chunks(form.apply(effect))));
    }
    return rows;
  }

  @Override
  public Page<Waiting> waiting(int top, String cursor) {
    return partitions.page(
        EntityTable.Range.prefix(Rows.OUTBOX), top, cursor, row -> Optional.of(waiting(row)));
  }

  @Override
  public void handedOn(Waiting effect) {
    Optional<Entity> row = table.get(effect.ticket().partition(), effect.place());
    try {
      if (row.isPresent()) {
        table.transact(List.of(new EntityChange.Delete(row.get())));
      }
    } catch (EntityConflict e) {
      // another instance handed it on as well, which does no harm
    }
  }

  @Override
  public Page<Told> histories(int top, String cursor) {
    return partitions.page(
        EntityTable.Range.prefix(Rows.HISTORY),
        top,
        cursor,
        row -> Optional.of(new Told(owner(row), entry(row))));
  }

  private static TicketId owner(Entity row) {
    String[] parts = row.row().split("-");
    return new TicketId(row.partition(), parts[1], Integer.parseInt(parts[2]));
  }

  static Waiting waiting(Entity row) {
    try {
      return EffectForm.read(row);
    } catch (BadJson e) {
      throw new IllegalStateException("the stored effect " + row.row() + " cannot be read", e);
    }
  }

  @Override
  public Optional<Ticket> find(TicketId id) {
    return table.get(id.partition(), ticketRow(id)).map(TableTickets::ticket);
  }

  private static String historyOf(TicketId id) {
    return Rows.HISTORY + id.subject() + "-" + Rows.numbered(id.number(), DIGITS) + "-";
  }

  @Override
  public List<List<HistoryEntry>> histories(List<End> ends) {
    Map<TicketId, List<Entity>> read =
        new NeighbouringHistories(table, TableTickets::historyOf).of(ends);
    return ends.stream()
        .map(
            end ->
                read.containsKey(end.ticket())
                    ? end.of(read.get(end.ticket()).stream().map(TableTickets::entry).toList())
                    : history(end.ticket(), end.from()))
        .toList();
  }

  @Override
  public List<HistoryEntry> history(TicketId id, int from) {
    String prefix = historyOf(id);
    EntityTable.Range all = EntityTable.Range.prefix(prefix);
    EntityTable.Range range =
        new EntityTable.Range(prefix + Rows.numbered(from, HISTORY_DIGITS), all.to());
    List<HistoryEntry> entries = new ArrayList<>();
    String continuation = "";
    do {
      EntityPage page = table.query(id.partition(), range, HISTORY_PAGE, continuation);
      page.entities().forEach(row -> entries.add(entry(row)));
      continuation = page.continuation();
    } while (!continuation.isEmpty());
    return entries;
  }

  @Override
  public Page<Ticket> list(TicketQuery query, int top, String cursor) {
    Partitions.Reader<Ticket> matching =
        row -> Optional.of(TicketForm.read(Rows.joined(row.properties()))).filter(query::matches);
    return ResourceId.parse(query.subject())
        .map(subject -> ofSubject(subject, top, cursor, matching))
        .orElseGet(
            () ->
                query.subject().isEmpty()
                    ? partitions.page(EntityTable.Range.prefix(Rows.TICKET), top, cursor, matching)
                    : new Page<>(List.of(), ""));
  }

  private Page<Ticket> ofSubject(
      ResourceId subject, int top, String cursor, Partitions.Reader<Ticket> matching) {
    EntityTable.Range rows = EntityTable.Range.prefix(Rows.TICKET + Rows.subject(subject) + "-");
    return partitions.pageOf(Rows.partition(subject), rows, top, cursor, matching);
  }

  private static String ticketRow(TicketId id) {
    return Rows.TICKET + id.subject() + "-" + Rows.numbered(id.number(), DIGITS);
  }

  private static Entity row(Ticket ticket) {
    Map<String, Object> properties = new HashMap<>(Rows.chunks(TicketForm.write(ticket)));
    properties.put("state", ticket.state().word());
    return Entity.fresh(ticket.id().partition(), ticketRow(ticket.id()), properties);
  }

  /** The row of one entry, of a ticket or a drill. */
  static Entity historyRow(TicketId id, HistoryEntry entry) {
    String row =
        Rows.HISTORY
            + id.subject()
            + "-"
            + Rows.numbered(id.number(), DIGITS)
            + "-"
            + Rows.numbered(entry.number(), HISTORY_DIGITS);
    return Entity.fresh(id.partition(), row, Rows.chunks(TicketForm.write(entry)));
  }

  private static Ticket ticket(Entity row) {
    try {
      return TicketForm.read(Rows.joined(row.properties()));
    } catch (BadJson e) {
      throw new IllegalStateException("the stored ticket " + row.row() + " cannot be read", e);
    }
  }

  private static HistoryEntry entry(Entity row) {
    try {
      return TicketForm.readHistory(Rows.joined(row.properties()));
    } catch (BadJson e) {
      throw new IllegalStateException("the stored entry " + row.row() + " cannot be read", e);
    }
  }
}
