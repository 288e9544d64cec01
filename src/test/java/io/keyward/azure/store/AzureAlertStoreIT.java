package io.keyward.azure.store;

import io.keyward.azure.JdkClients;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.EntityTable;
import java.time.Clock;

/** The store of alerts against Azure's emulator. */
class AzureAlertStoreIT extends AlertStoreContract {
  private static final EntityTable TABLE =
      AzureEntityTable.connect(
          AzuriteProcess.running().connectionString(),
          "alerts",
          JdkClients.create(),
          Clock.systemUTC());

  @Override
  protected EntityTable table() {
    return TABLE;
  }
}
