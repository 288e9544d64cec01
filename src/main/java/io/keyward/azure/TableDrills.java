package io.keyward.azure;

import io.keyward.drill.Drill;
import io.keyward.drill.DrillNext;
import io.keyward.drill.DrillSlot;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.TicketConflict;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.TicketStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Keeps drills in this table. */
  public TableDrills(EntityTable table, Partitions partitions) {
    this.table = table;
    this.partitions = partitions;
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
    String partition = Rows.partition(key);
    String digest = subject(key);
    Optional<Entity> row = table.get(partition, Rows.SLOT + digest);
    TicketId next = new TicketId(partition, digest, number(row, "last") + 1);
    int live = number(row, "live");
    String slotTag = row.map(Entity::etag).orElse("");
    if (live == 0) {
      return new DrillSlot(key, next, null, slotTag + "\n");
    }
    TicketId id = new TicketId(partition, digest, live);
    Entity drill = table.get(partition, drillRow(id)).orElseThrow();
    return new DrillSlot(key, next, DrillForm.stored(drill), slotTag + "\n" + drill.etag());
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
    List<EntityChange> changes = new ArrayList<>(changes(slot, moved));
    effects.forEach(row -> changes.add(new EntityChange.Insert(row)));
    try {
      table.transact(changes);
    } catch (EntityConflict e) {
      throw new TicketConflict("another writer was first");
    }
    return effects.stream().map(TableTickets::waiting).toList();
  }

  private static List<EntityChange> changes(DrillSlot slot, DrillNext.Moved moved) {
    Drill drill = moved.drill();
    int cut = slot.token().indexOf('\n');
    String slotTag = slot.token().substring(0, cut);
    List<EntityChange> changes = new ArrayList<>();
    Entity row = row(drill).at(slot.token().substring(cut + 1));
    changes.add(moved.isFirst() ? new EntityChange.Insert(row) : new EntityChange.Replace(row));
    moved
        .entries()
        .forEach(
            entry ->
                changes.add(new EntityChange.Insert(TableTickets.historyRow(drill.id(), entry))));
    if (moved.isFirst() || !drill.state().isLive()) {
      Entity place = slotRow(drill).at(slotTag);
      changes.add(
          slotTag.isEmpty() ? new EntityChange.Insert(place) : new EntityChange.Replace(place));
    }
    return changes;
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

  private static Entity slotRow(Drill drill) {
    int live = drill.state().isLive() ? drill.id().number() : 0;
    return Entity.fresh(
        drill.id().partition(),
        Rows.SLOT + drill.id().subject(),
        Map.of("formVersion", 1, "live", live, "last", drill.id().number()));
  }

  private static int number(Optional<Entity> row, String property) {
    return row.map(it -> it.properties().get(property))
        .filter(Number.class::isInstance)
        .map(it -> ((Number) it).intValue())
        .orElse(0);
  }
}
