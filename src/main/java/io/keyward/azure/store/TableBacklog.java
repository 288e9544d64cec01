package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.kpi.meter.Backlog;
import io.keyward.kpi.meter.BacklogStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last look at the work that waits, as one row. */
public final class TableBacklog implements BacklogStore {
  private static final String PARTITION = "backlog";
  private static final String ROW = "last";

  private final EntityTable table;

  /** Keeps it in this table. */
  public TableBacklog(EntityTable table) {
    this.table = table;
  }

  @Override
  public void keep(Backlog backlog) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("formVersion", 1);
    properties.put("at", backlog.at().toString());
    Duration work = backlog.work();
    if (work != null) {
      properties.put("work", work.toString());
    }
    properties.put("effects", backlog.effects().toString());
    properties.put("messages", backlog.messages().toString());
    Entity row = Entity.fresh(PARTITION, ROW, properties);
    try {
      table.transact(List.of(new EntityChange.Upsert(row)));
    } catch (EntityConflict e) {
      throw new TemporarilyUnavailable("another writer was first", Duration.ofSeconds(1));
    }
  }

  @Override
  public Optional<Backlog> last() {
    return table.get(PARTITION, ROW).map(Entity::properties).map(TableBacklog::read);
  }

  private static Backlog read(Map<String, Object> row) {
    return new Backlog(
        Instant.parse(String.valueOf(row.get("at"))),
        row.containsKey("work") ? age(row, "work") : null,
        age(row, "effects"),
        age(row, "messages"));
  }

  private static Duration age(Map<String, Object> row, String name) {
    return Duration.parse(String.valueOf(row.get(name)));
  }
}
