package io.keyward.sandbox.store;

import io.keyward.azure.store.AlertStoreContract;
import io.keyward.azure.store.entity.EntityTable;
import org.junit.jupiter.api.AfterEach;

class EmbeddedAlertStoreTest extends AlertStoreContract {
  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "alerts");

  @Override
  protected EntityTable table() {
    return table;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
