package io.keyward.azure.store.entity;

import io.keyward.azure.JdkClients;
import io.keyward.azure.store.AzuriteProcess;
import io.keyward.azure.store.EntityTableContract;
import java.time.Clock;

/** The contract of tables against Azure's emulator. */
class AzureEntityTableIT extends EntityTableContract {
  private static final EntityTable TABLE =
      AzureEntityTable.connect(
          AzuriteProcess.running().connectionString(),
          "contract",
          JdkClients.create(),
          Clock.systemUTC());

  @Override
  protected EntityTable table() {
    return TABLE;
  }
}
