package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketStore.End;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows of the histories of tickets that a list named one after the other: they stand beside each
 * other in the table, so that one query reads most of them.
 */
final class NeighbouringHistories {
  private static final int PAGE = 1_000;

  /**
   * Beyond, what is left is read ticket by ticket: a list of few among many would read them all.
   */
  private static final int MOST_PAGES = 2;

  private final EntityTable table;
  private final Function<TicketId, String> prefix;

  /** How the rows of a ticket's history begin tells the function. */
  NeighbouringHistories(EntityTable table, Function<TicketId, String> prefix) {
    this.table = table;
    this.prefix = prefix;
  }

  /** All rows of those tickets whose histories were read to their ends; others are missing. */
  Map<TicketId, List<Entity>> of(List<End> ends) {
    Map<TicketId, List<Entity>> whole = new HashMap<>();
    ends.stream()
        .map(End::ticket)
        .collect(Collectors.groupingBy(TicketId::partition))
        .forEach((partition, tickets) -> whole.putAll(in(partition, tickets)));
    return whole;
  }

  private Map<TicketId, List<Entity>> in(String partition, List<TicketId> tickets) {
    if (tickets.size() < 2) {
      return Map.of();
    }
    Map<String, List<Entity>> found = new HashMap<>();
    tickets.forEach(it -> found.put(prefix.apply(it), new ArrayList<>()));
    List<String> order = found.keySet().stream().sorted().toList();
    String last = EntityTable.Range.prefix(order.get(order.size() - 1)).to();
    EntityTable.Range range = new EntityTable.Range(order.get(0), last);
    String read = walk(partition, range, found);
    return tickets.stream()
        .filter(it -> EntityTable.Range.prefix(prefix.apply(it)).to().compareTo(read) <= 0)
        .collect(Collectors.toMap(it -> it, it -> found.get(prefix.apply(it)), (a, b) -> a));
  }

  /** Fills the lists, and tells before what row everything was read. */
  private String walk(String partition, EntityTable.Range range, Map<String, List<Entity>> found) {
    String continuation = "";
    String read = range.from();
    for (int i = 0; i < MOST_PAGES; i++) {
      EntityPage page = table.query(partition, range, PAGE, continuation);
      for (Entity row : page.entities()) {
        String owner = row.row().substring(0, row.row().lastIndexOf('-') + 1);
        found.getOrDefault(owner, new ArrayList<>()).add(row);
        read = row.row();
      }
      continuation = page.continuation();
      if (continuation.isEmpty()) {
        return range.to();
      }
    }
    return read;
  }
}
