package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.DrillForm;
import io.keyward.azure.store.form.EffectForm;
import io.keyward.azure.store.form.Rows;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillNext;
import io.keyward.drill.DrillSlot;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.util.List;
import java.util.Optional;

/**
 * Drills in a table, beside the tickets of the same subscription and in the same way: a slot row
 * names the live one, and histories and effects are rows of the same names.
 */
public final class TableDrills implements DrillStore {
  private static final int DIGITS = 6;
  private static final int READS = 5;

  private final EntityTable table;
  private final Partitions partitions;
  private final SlotRows slots;

  /** Keeps drills in this table. */
  public TableDrills(EntityTable table, Partitions partitions) {
    this.table = table;
    this.partitions = partitions;
    this.slots = new SlotRows(table);
  }

  /** Another one than that of the key's tickets, whose rows have the same names. */
  private static String subject(ResourceId key) {
    return Rows.digest("drill " + key.key());
  }

  @Override
  public DrillSlot slot(ResourceId key) {
    DrillSlot read = readSlot(key);
    for (int i = 1; i < READS && isTorn(read); i++) {
      read = readSlot(key);
    }
    if (isTorn(read)) {
      throw new IllegalStateException("a stored slot names a drill that has ended");
    }
    return read;
  }

  /** The drill ended between the read of the slot's row and that of its own. */
  private static boolean isTorn(DrillSlot slot) {
    return slot.live().filter(drill -> !drill.state().isLive()).isPresent();
  }

  private DrillSlot readSlot(ResourceId key) {
    SlotRows.Place place = slots.read(Rows.partition(key), subject(key));
    return place
        .live()
        .map(live -> taken(key, live, place))
        .orElseGet(
            () ->
                new DrillSlot(key, place.next(), null, new SlotRows.Token(place.tag(), "").text()));
  }

  private DrillSlot taken(ResourceId key, TicketId live, SlotRows.Place place) {
    Entity row = table.get(live.partition(), drillRow(live)).orElseThrow();
    SlotRows.Token token = new SlotRows.Token(place.tag(), row.etag());
    return new DrillSlot(key, place.next(), DrillForm.stored(row), token.text());
  }

  @Override
  public List<TicketStore.Waiting> save(DrillSlot slot, DrillNext.Moved moved)
      throws TicketConflict {
    Drill drill = moved.drill();
    partitions.register(drill.id().partition());
    List<Entity> effects =
        TableTickets.effectRows(
            drill.id(),
            drill.revision().version(),
            moved.effects(),
            effect -> EffectForm.write(drill.id(), drill.key(), drill.dates().changedAt(), effect));
    return slots.save(
        slot.token(),
        new SlotRows.Move(
            drill.id(),
            row(drill),
            moved.isFirst(),
            drill.state().isLive(),
            moved.entries(),
            effects));
  }

  @Override
  public Optional<Drill> find(TicketId id) {
    return table.get(id.partition(), drillRow(id)).map(DrillForm::stored);
  }

  @Override
  public Page<Drill> list(int top, String cursor) {
    return partitions.page(
        EntityTable.Range.prefix(Rows.DRILL),
        top,
        cursor,
        row -> Optional.of(DrillForm.stored(row)));
  }

  private static String drillRow(TicketId id) {
    return Rows.DRILL + id.subject() + "-" + Rows.numbered(id.number(), DIGITS);
  }

  private static Entity row(Drill drill) {
    return Entity.fresh(
        drill.id().partition(), drillRow(drill.id()), Rows.chunks(DrillForm.write(drill)));
  }
}
