package io.keyward.sandbox.store;

import io.keyward.azure.store.EntityTable;
import io.keyward.azure.store.KpiStoreContract;
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
