package io.keyward.sandbox.store;

import io.keyward.azure.store.EntityTableContract;
import io.keyward.azure.store.entity.EntityTable;
import org.junit.jupiter.api.AfterEach;

class EmbeddedEntityTableTest extends EntityTableContract {
  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "tickets");

  @Override
  protected EntityTable table() {
    return table;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
