package io.keyward.azure.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.util.BinaryData;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueStorageException;
import io.keyward.azure.ArmFixture;
import io.keyward.azure.JdkClients;
import io.keyward.azure.store.AzuriteProcess;
import io.keyward.azure.store.MessageQueueContract;
import io.keyward.inventory.port.Inspection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of queues against Azure's emulator, each test on a queue of its own. */
class AzureMessageQueueIT extends MessageQueueContract {
  private static final HttpClient HTTP = JdkClients.create();

  private final String name = "q-" + UUID.randomUUID();

  @Override
  protected MessageQueue queue() {
    return AzureMessageQueue.connect(
        AzuriteProcess.running().connectionString(), name, HTTP, Clock.systemUTC());
  }

  @Override
  protected List<String> takeVisible() {
    return exists(name)
        ? reader(name).receiveMessages(32).stream()
            // The reader of the SDK has no body for an empty text.
            .map(message -> Optional.ofNullable(message.getBody()))
            .map(body -> body.map(BinaryData::toString).orElse(""))
            .toList()
        : List.of();
  }

  @Test
  void missingQueueIsMadeWithItsPoisonQueue() {
    queue().send("first", Duration.ZERO);

    assertThat(exists(name)).isTrue();
    assertThat(exists(name + "-poison")).isTrue();
  }

  @Test
  void messageNeverExpires() {
    queue().send("first", Duration.ZERO);

    assertThat(reader(name).peekMessage().getExpirationTime().getYear()).isGreaterThan(9_000);
  }

  @Test
  void inspectionTravelsAsItsText() {
    Inspection inspection = new Inspection.OfSubscription(ArmFixture.SUBSCRIPTION);

    new QueueInspections(queue()).ask(inspection, Duration.ZERO);

    assertThat(takeVisible()).containsExactly(inspection.toText());
  }

  private static boolean exists(String queue) {
    try {
      return reader(queue).getProperties().getApproximateMessagesCountLong() >= 0;
    } catch (QueueStorageException refused) {
      assertThat(refused.getErrorCode()).isEqualTo(QueueErrorCode.QUEUE_NOT_FOUND);
      return false;
    }
  }

  private static QueueClient reader(String queue) {
    return new QueueClientBuilder()
        .connectionString(AzuriteProcess.running().connectionString())
        .queueName(queue)
        .httpClient(HTTP)
        .messageEncoding(QueueMessageEncoding.BASE64)
        .buildClient();
  }
}
