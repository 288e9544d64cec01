package io.keyward.azure.store;

import io.keyward.azure.JdkClients;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.EntityTable;
import java.time.Clock;
import java.util.UUID;

/** The history of figures against Azure's emulator. */
class AzureKpisIT extends KpiStoreContract {
  private final EntityTable table =
      AzureEntityTable.connect(
          AzuriteProcess.running().connectionString(),
          "kpis" + UUID.randomUUID().toString().replace("-", ""),
          JdkClients.create(),
          Clock.systemUTC());

  @Override
  protected EntityTable table() {
    return table;
  }
}
