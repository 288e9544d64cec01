package io.keyward.functions;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A table that is busy when it is told to be. */
final class MoodyTable implements EntityTable {
  private final EntityTable table;
  boolean busy;
  int writes = Integer.MAX_VALUE;

  MoodyTable(EntityTable table) {
    this.table = table;
  }

  private EntityTable table() {
    if (busy) {
      throw new TemporarilyUnavailable("the table is busy", Duration.ZERO);
    }
    return table;
  }

  @Override
  public Optional<Entity> get(String partition, String row) {
    return table().get(partition, row);
  }

  @Override
  public EntityPage query(String partition, Range range, int top, String continuation) {
    return table().query(partition, range, top, continuation);
  }

  @Override
  public void transact(List<EntityChange> changes) throws EntityConflict {
    busy = busy || writes == 0;
    writes--;
    table().transact(changes);
  }
}
