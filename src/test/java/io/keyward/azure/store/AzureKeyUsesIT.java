package io.keyward.azure.store;

import io.keyward.azure.JdkClients;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.EntityTable;
import java.time.Clock;

/** The index of key uses against Azure's emulator. */
class AzureKeyUsesIT extends KeyUsesContract {
  private static final EntityTable TABLE =
      AzureEntityTable.connect(
          AzuriteProcess.running().connectionString(),
          "keyuses",
          JdkClients.create(),
          Clock.systemUTC());

  @Override
  protected EntityTable table() {
    return TABLE;
  }
}
