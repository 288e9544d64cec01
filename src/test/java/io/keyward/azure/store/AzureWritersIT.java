package io.keyward.azure.store;

import io.keyward.azure.JdkClients;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.EntityTable;
import java.time.Clock;

/** The notes of writers against Azure's emulator. */
class AzureWritersIT extends WritersContract {
  private static final EntityTable TABLE =
      AzureEntityTable.connect(
          AzuriteProcess.running().connectionString(),
          "writers",
          JdkClients.create(),
          Clock.systemUTC());

  @Override
  protected EntityTable table() {
    return TABLE;
  }
}
