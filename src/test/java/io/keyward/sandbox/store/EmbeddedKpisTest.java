package io.keyward.sandbox.store;

import io.keyward.azure.store.KpiStoreContract;
import io.keyward.azure.store.entity.EntityTable;
import org.junit.jupiter.api.AfterEach;

class EmbeddedKpisTest extends KpiStoreContract {
  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "kpis");

  @Override
  protected EntityTable table() {
    return table;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
