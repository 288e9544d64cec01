package io.keyward.azure.store;

import io.keyward.alert.Alert;
import io.keyward.alert.AlertConflict;
import io.keyward.alert.AlertKey;
import io.keyward.alert.AlertStore;
import io.keyward.alert.Breaker;
import io.keyward.alert.Delivery;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.Rows;
import io.keyward.inventory.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Alerts in a table. A message that is to be sent is a row of its own, written in the transaction
 * of the alert that it tells of.
 */
public final class TableAlerts implements AlertStore {
  /** Not among the registered partitions: no subscription's id looks like this. */
  private static final String CHANNELS = "alert-channels";

  private static final int PAGE = 1_000;

  /** Two changes each, in a transaction of at most a hundred. */
  private static final int AT_ONCE = 45;

  private final EntityTable table;
  private final Partitions partitions;

  /** Keeps alerts in this table. */
  public TableAlerts(EntityTable table, Partitions partitions) {
    this.table = table;
    this.partitions = partitions;
  }

  @Override
  public String idOf(AlertKey key) {
    return AlertRows.id(key);
  }

  @Override
  public Optional<Alert> find(String id) {
    return AlertRows.Place.of(id)
        .flatMap(place -> table.get(place.partition(), Rows.ALERT + place.row()))
        .map(AlertRows::alert);
  }

  @Override
  public List<Alert> on(String subject) {
    return all(AlertRows.partition(subject), AlertRows.on(subject), AlertRows::alert);
  }

  @Override
  public Part<Alert> list(Predicate<Alert> which, int top, String cursor) {
    Page<Alert> page =
        partitions.page(
            EntityTable.Range.prefix(Rows.ALERT),
            top,
            cursor,
            row -> Optional.of(AlertRows.alert(row)).filter(which));
    return new Part<>(page.items(), page.cursor());
  }

  @Override
  public void keep(Alert alert, List<Delivery> begun) throws AlertConflict {
    Entity row = AlertRows.row(alert);
    partitions.register(row.partition());
    List<EntityChange> changes = new ArrayList<>();
    changes.add(change(row));
    begun.forEach(it -> changes.add(new EntityChange.Insert(AlertRows.row(alert, it))));
    transact(changes);
  }

  private static EntityChange change(Entity row) {
    return row.etag().isEmpty() ? new EntityChange.Insert(row) : new EntityChange.Replace(row);
  }

  @Override
  public Part<Waiting> waiting(int top, String cursor) {
    Page<Waiting> page =
        partitions.page(
            EntityTable.Range.prefix(Rows.NOTICE),
            top,
            cursor,
            row -> Optional.of(AlertRows.waiting(row)));
    return new Part<>(page.items(), page.cursor());
  }

  @Override
  public List<Waiting> waitingOf(String alertId) {
    return AlertRows.Place.of(alertId)
        .map(it -> all(it.partition(), below(Rows.NOTICE, it), AlertRows::waiting))
        .orElse(List.of());
  }

  private static EntityTable.Range below(String kind, AlertRows.Place place) {
    return EntityTable.Range.prefix(kind + place.row() + "-");
  }

  private <T> List<T> all(String partition, EntityTable.Range rows, Function<Entity, T> reader) {
    List<T> found = new ArrayList<>();
    String continuation = "";
    do {
      EntityPage page = table.query(partition, rows, PAGE, continuation);
      page.entities().forEach(row -> found.add(reader.apply(row)));
      continuation = page.continuation();
    } while (!continuation.isEmpty());
    return found;
  }

  @Override
  public Waiting claim(Waiting message, Instant until) throws AlertConflict {
    Waiting mine =
        new Waiting(
            message.alertId(),
            message.channel(),
            message.message(),
            message.attempts() + 1,
            until,
            message.place(),
            message.version());
    Entity row = AlertRows.row(mine);
    transact(List.of(new EntityChange.Replace(row)));
    return table
        .get(row.partition(), row.row())
        .map(AlertRows::waiting)
        .filter(it -> it.dueAt().equals(until) && it.attempts() == mine.attempts())
        .orElseThrow(() -> new AlertConflict("another took it"));
  }

  @Override
  public void settle(Alert alert, Waiting message, Delivery.State state) throws AlertConflict {
    List<EntityChange> changes = new ArrayList<>();
    changes.add(new EntityChange.Replace(AlertRows.row(alert)));
    Entity row = AlertRows.row(message);
    changes.add(
        state == Delivery.State.PENDING
            ? new EntityChange.Replace(row)
            : new EntityChange.Delete(row));
    if (state == Delivery.State.FAILED) {
      changes.add(new EntityChange.Upsert(AlertRows.deadRow(message)));
    }
    transact(changes);
  }

  /**
   * The alert is written last: what was revived before a crash is sent and settled all the same.
   */
  @Override
  public int replay(Alert alert, Instant now) throws AlertConflict {
    AlertRows.Place place = AlertRows.Place.of(alert.id()).orElseThrow();
    List<Entity> dead = all(place.partition(), below(Rows.DEAD, place), Function.identity());
    for (int from = 0; from < dead.size(); from += AT_ONCE) {
      List<EntityChange> changes = new ArrayList<>();
      for (Entity row : dead.subList(from, Math.min(from + AT_ONCE, dead.size()))) {
        changes.add(new EntityChange.Delete(row));
        changes.add(new EntityChange.Insert(AlertRows.revived(row, now)));
      }
      transact(changes);
    }
    transact(List.of(new EntityChange.Replace(AlertRows.row(alert))));
    return dead.size();
  }

  private void transact(List<EntityChange> changes) throws AlertConflict {
    try {
      table.transact(changes);
    } catch (EntityConflict e) {
      throw new AlertConflict("another writer was first");
    }
  }

  @Override
  public Breaker breaker(String channel) {
    return table
        .get(CHANNELS, channel)
        .map(row -> breaker(channel, row.properties()))
        .orElseGet(() -> Breaker.closedNever(channel));
  }

  private static Breaker breaker(String channel, Map<String, Object> row) {
    return row.get("failures") instanceof Number failures
            && row.get("closedUntil") instanceof String until
        ? new Breaker(channel, failures.intValue(), Instant.parse(until))
        : Breaker.closedNever(channel);
  }

  @Override
  public void keep(Breaker breaker) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("formVersion", 1);
    properties.put("failures", breaker.failures());
    properties.put("closedUntil", breaker.closedUntil().toString());
    Entity row = Entity.fresh(CHANNELS, breaker.channel(), properties);
    try {
      table.transact(List.of(new EntityChange.Upsert(row)));
    } catch (EntityConflict e) {
      throw new IllegalStateException("an upsert cannot conflict", e);
    }
  }
}
