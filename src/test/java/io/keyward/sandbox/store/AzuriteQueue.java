package io.keyward.sandbox.store;

import com.azure.core.http.HttpClient;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A queue of the storage emulator, from its receiver's end; messages fall due by real time, however
 * the sandbox clock is moved.
 */
public final class AzuriteQueue implements ReceivingQueue {
  private final QueueClient queue;
  private final QueueClient poison;

  /** The queue of that name, made when it is missing. */
  public AzuriteQueue(String connectionString, String name, HttpClient http) {
    queue = client(connectionString, name, http);
    poison = client(connectionString, name + "-poison", http);
  }

  private static QueueClient client(String connectionString, String name, HttpClient http) {
    QueueClient client =
        new QueueClientBuilder()
            .connectionString(connectionString)
            .messageEncoding(QueueMessageEncoding.BASE64)
            .httpClient(http)
            .queueName(name)
            .buildClient();
    client.createIfNotExists();
    return client;
  }

  @Override
  public List<ReceivedMessage> receive(int atMost, Duration lease) {
    return queue.receiveMessages(atMost, lease, null, Context.NONE).stream()
        .map(AzuriteQueue::message)
        .toList();
  }

  private static ReceivedMessage message(QueueMessageItem item) {
    return new ReceivedMessage(
        item.getMessageId(),
        item.getPopReceipt(),
        item.getBody().toString(),
        Math.toIntExact(item.getDequeueCount()),
        item.getInsertionTime().toInstant());
  }

  @Override
  public void delete(ReceivedMessage message) {
    ifStillOurs(() -> queue.deleteMessage(message.id(), message.receipt()));
  }

  @Override
  public void release(ReceivedMessage message, Duration delay) {
    ifStillOurs(() -> queue.updateMessage(message.id(), message.receipt(), message.text(), delay));
  }

  @Override
  public void poison(ReceivedMessage message) {
    poison.sendMessage(message.text());
    delete(message);
  }

  /** Another receiver may have it by now, which is what a queue allows. */
  private static void ifStillOurs(Runnable action) {
    try {
      action.run();
    } catch (QueueStorageException e) {
      if (e.getStatusCode() != 404 && e.getStatusCode() != 400) {
        throw e;
      }
    }
  }

  @Override
  public Optional<Instant> earliestDue() {
    return Optional.empty();
  }
}
