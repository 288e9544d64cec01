package io.keyward.sandbox.store;

import io.keyward.azure.store.KeyUsesContract;
import io.keyward.azure.store.entity.EntityTable;
import org.junit.jupiter.api.AfterEach;

class EmbeddedKeyUsesTest extends KeyUsesContract {
  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "uses");

  @Override
  protected EntityTable table() {
    return table;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
