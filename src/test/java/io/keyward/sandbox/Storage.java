package io.keyward.sandbox;

import com.azure.core.http.HttpClient;
import io.keyward.azure.JdkClients;
import io.keyward.azure.store.AzuriteProcess;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.queue.AzureMessageQueue;
import io.keyward.azure.store.queue.MessageQueue;
import io.keyward.sandbox.host.HostConfig;
import io.keyward.sandbox.host.SandboxClock;
import io.keyward.sandbox.store.AzuriteQueue;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.sandbox.store.EmbeddedQueue;
import io.keyward.sandbox.store.ReceivingQueue;
import java.util.function.Function;

/** Where tickets and work are kept, from both ends. */
record Storage(
    EntityTable table, MessageQueue work, Function<String, ReceivingQueue> queues, Runnable closing)
    implements AutoCloseable {
  static final String TABLE = "keyward";
  static final String WORK = "keyward-work";

  static Storage open(String kind, Database database, SandboxClock clock) {
    return switch (kind) {
      case "embedded" ->
          new Storage(
              new EmbeddedEntityTable(database, TABLE),
              new EmbeddedQueue(database, clock, WORK),
              HostConfig.embeddedQueues(database, clock),
              () -> {});
      case "azurite" -> onAzurite(clock);
      default -> throw new CannotStart("--storage must be embedded or azurite");
    };
  }

  /**
   * For an app in a process of its own: the emulator's table, and a queue on the sandbox's clock.
   */
  static Storage ofApp(Database database, SandboxClock clock) {
    String connection = AzuriteProcess.running().connectionString();
    return new Storage(
        AzureEntityTable.connect(connection, TABLE, JdkClients.create(), clock),
        new EmbeddedQueue(database, clock, WORK),
        HostConfig.embeddedQueues(database, clock),
        () -> {});
  }

  private static Storage onAzurite(SandboxClock clock) {
    String connection = AzuriteProcess.running().connectionString();
    HttpClient http = JdkClients.create();
    return new Storage(
        AzureEntityTable.connect(connection, TABLE, http, clock),
        AzureMessageQueue.connect(connection, WORK, http, clock),
        name -> new AzuriteQueue(connection, name, http),
        () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }
}
