package io.keyward.azure.store.entity;

import io.keyward.inventory.BadCursor;
import io.keyward.inventory.Page;
import io.keyward.json.BadJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The partitions in use, and pages of rows over all of them in a steady order. */
public final class Partitions {
  public static final String REGISTER = "partitions";
  private static final int SCANNED = 1_000;

  /** What a query counts for at least, so that a page costs no more than twenty of them. */
  private static final int LEAST = 50;

  /** Turns a row into an item, or passes it over. */
  public interface Reader<T> {
    Optional<T> read(Entity row) throws BadJson;
  }

  private final EntityTable table;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Those of this table; one object for all that write to it, so that each is registered once. */
  public Partitions(EntityTable table) {
    this.table = table;
  }

  /** Makes a partition known before anything is written to it, so that no row is ever unlisted. */
  public void register(String partition) {
    if (known.contains(partition)) {
      return;
    }
    Entity row = Entity.fresh(REGISTER, partition, Map.of("formVersion", 1));
    try {
      table.transact(List.of(new EntityChange.Upsert(row)));
    } catch (EntityConflict e) {
      throw new IllegalStateException("an upsert cannot conflict", e);
    }
    known.add(partition);
  }

  /**
   * A page over all partitions; the cursor is opaque to callers and checked here. Where many rows
   * are passed over, a page may hold fewer items than asked for, even none, and still go on.
   */
  public <T> Page<T> page(EntityTable.Range rows, int top, String cursor, Reader<T> reader) {
    Place place = Place.parse(cursor);
    List<T> items = new ArrayList<>();
    int left = SCANNED;
    for (String partition : from(place.partition())) {
      String start = partition.equals(place.partition()) ? place.continuation() : "";
      do {
        if (items.size() >= top || left <= 0) {
          return new Page<>(items, new Place(partition, start).text());
        }
        EntityPage page = table.query(partition, rows, Math.min(top - items.size(), left), start);
        page.entities().forEach(row -> read(reader, row).ifPresent(items::add));
        left -= Math.max(LEAST, page.entities().size());
        start = page.continuation();
      } while (!start.isEmpty());
    }
    return new Page<>(items, "");
  }

  /** A page over one partition. */
  public <T> Page<T> pageOf(
      String partition, EntityTable.Range rows, int top, String cursor, Reader<T> reader) {
    List<T> items = new ArrayList<>();
    EntityPage page = table.query(partition, rows, top, Place.parse(cursor).continuation());
    page.entities().forEach(row -> read(reader, row).ifPresent(items::add));
    String next =
        page.continuation().isEmpty() ? "" : new Place(partition, page.continuation()).text();
    return new Page<>(items, next);
  }

  private static <T> Optional<T> read(Reader<T> reader, Entity row) {
    try {
      return reader.read(row);
    } catch (BadJson e) {
      throw new IllegalStateException("the stored row " + row.row() + " cannot be read", e);
    }
  }

  /** All partitions in use. */
  public List<String> all() {
    return from("");
  }

  private List<String> from(String first) {
    List<String> partitions = new ArrayList<>();
    String continuation = "";
    do {
      EntityTable.Range all = new EntityTable.Range(first.isEmpty() ? "-" : first, "{");
      EntityPage page = table.query(REGISTER, all, SCANNED, continuation);
      page.entities().forEach(row -> partitions.add(row.row()));
      continuation = page.continuation();
    } while (!continuation.isEmpty());
    return partitions;
  }

  private record Place(String partition, String continuation) {
    static Place parse(String cursor) {
      if (cursor.isEmpty()) {
        return new Place("", "");
      }
      String text = decode(cursor);
      int cut = text.indexOf('\n');
      if (cut <= 0 || !text.substring(0, cut).matches("[a-z0-9-]{1,64}")) {
        throw new BadCursor();
      }
      return new Place(text.substring(0, cut), text.substring(cut + 1));
    }

    private static String decode(String cursor) {
      try {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new BadCursor();
      }
    }

    String text() {
      String text = partition + "\n" + continuation;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
