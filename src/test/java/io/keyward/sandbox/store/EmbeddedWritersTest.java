package io.keyward.sandbox.store;

import io.keyward.azure.store.WritersContract;
import io.keyward.azure.store.entity.EntityTable;
import org.junit.jupiter.api.AfterEach;

class EmbeddedWritersTest extends WritersContract {
  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "writers");

  @Override
  protected EntityTable table() {
    return table;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
