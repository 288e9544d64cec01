package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.form.Rows;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What tickets and drills share in a table. A slot row names the live one of its subject and the
 * last number given; it is written in the same transaction, so that at most one is live.
 */
final class SlotRows {
  private final EntityTable table;

  SlotRows(EntityTable table) {
    this.table = table;
  }

  /**
   * A slot row as it was read.
   *
   * @param live the one that is live; empty for none
   * @param tag the row's version, "" where there is no row
   */
  record Place(TicketId next, Optional<TicketId> live, String tag) {}

  Place read(String partition, String digest) {
    Optional<Entity> row = table.get(partition, Rows.SLOT + digest);
    int live = number(row, "live");
    return new Place(
        new TicketId(partition, digest, number(row, "last") + 1),
        live == 0 ? Optional.empty() : Optional.of(new TicketId(partition, digest, live)),
        row.map(Entity::etag).orElse(""));
  }

  private static int number(Optional<Entity> row, String property) {
    return row.map(it -> it.properties().get(property))
        .filter(Number.class::isInstance)
        .map(it -> ((Number) it).intValue())
        .orElse(0);
  }

  /** What was read of a slot: the versions of its row and of its live one's row. */
  record Token(String slotTag, String liveTag) {
    static Token parse(String text) {
      int cut = text.indexOf('\n');
      return new Token(text.substring(0, cut), text.substring(cut + 1));
    }

    String text() {
      return slotTag + "\n" + liveTag;
    }
  }

  /**
   * One move of a ticket or drill.
   *
   * @param row its own row
   * @param effects the rows of what must follow
   */
  record Move(
      TicketId id,
      Entity row,
      boolean first,
      boolean live,
      List<HistoryEntry> entries,
      List<Entity> effects) {}

  /** Writes all of a move, or nothing where another writer was first. */
  List<TicketStore.Waiting> save(String token, Move move) throws TicketConflict {
    List<EntityChange> changes = changes(Token.parse(token), move);
    try {
      table.transact(changes);
    } catch (EntityConflict e) {
      throw new TicketConflict("another writer was first");
    }
    return move.effects().stream().map(TableTickets::waiting).toList();
  }

  private static List<EntityChange> changes(Token token, Move move) {
    List<EntityChange> changes = new ArrayList<>();
    Entity row = move.row().at(token.liveTag());
    changes.add(move.first() ? new EntityChange.Insert(row) : new EntityChange.Replace(row));
    for (HistoryEntry entry : move.entries()) {
      changes.add(new EntityChange.Insert(TableTickets.historyRow(move.id(), entry)));
    }
    if (move.first() || !move.live()) {
      Entity place = slot(move).at(token.slotTag());
      changes.add(
          token.slotTag().isEmpty()
              ? new EntityChange.Insert(place)
              : new EntityChange.Replace(place));
    }
    move.effects().forEach(effect -> changes.add(new EntityChange.Insert(effect)));
    return changes;
  }

  private static Entity slot(Move move) {
    TicketId id = move.id();
    return Entity.fresh(
        id.partition(),
        Rows.SLOT + id.subject(),
        Map.of("formVersion", 1, "live", move.live() ? id.number() : 0, "last", id.number()));
  }
}
