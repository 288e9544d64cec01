package io.keyward.azure.store.queue;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import io.keyward.azure.Clouds;
import io.keyward.azure.NamedFailureCredential;
import io.keyward.azure.RetryAfter;
import io.keyward.azure.WholeAnswer;
import io.keyward.azure.store.entity.StorageGate;
import io.keyward.azure.store.entity.StorageRefusal;
import io.keyward.inventory.TemporarilyUnavailable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One queue of Azure Storage, in the encoding that the Functions host expects.
 *
 * <p>The queue and its poison queue are made when the service says that the queue is missing. A
 * message whose answer was lost may be stored twice: its reader must bear that. Sending may throw
 * {@link TemporarilyUnavailable}; a refusal that no retry cures is an IllegalStateException.
 */
public final class AzureMessageQueue implements MessageQueue {
  private static final int LONGEST = 48 * 1024;
  private static final int LARGEST_ANSWER = 1024 * 1024;
  private static final Duration LATEST = Duration.ofDays(7);
  private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final QueueClient queue;
  private final QueueClient poison;

  private AzureMessageQueue(QueueClient queue, QueueClient poison) {
    this.queue = queue;
    this.poison = poison;
  }

  /** The queue of that name at an endpoint that takes tokens, which must be HTTPS. */
  public static AzureMessageQueue connect(
      TokenCredential credential, URI endpoint, String queue, HttpClient http, Clock clock) {
    return build(
        new QueueClientBuilder()
            .endpoint(Clouds.https(endpoint))
            .credential(new NamedFailureCredential(credential)),
        queue,
        http,
        clock);
  }

  /** The queue of that name in the account of a connection string. */
  public static AzureMessageQueue connect(
      String connectionString, String queue, HttpClient http, Clock clock) {
    return build(new QueueClientBuilder().connectionString(connectionString), queue, http, clock);
  }

  private static AzureMessageQueue build(
      QueueClientBuilder builder, String queue, HttpClient http, Clock clock) {
    builder
        .httpClient(http)
        .messageEncoding(QueueMessageEncoding.BASE64)
        .retryOptions(new RetryOptions(new FixedDelayOptions(1, PAUSE)))
        .addPolicy(new StorageGate(new RetryAfter(clock), QueueAnswers::read))
        .addPolicy(new WholeAnswer(LARGEST_ANSWER, DEADLINE));
    QueueClient main = builder.queueName(queue).buildClient();
    QueueClient poison = builder.queueName(queue + "-poison").buildClient();
    return new AzureMessageQueue(main, poison);
  }

  @Override
  public void send(String text, Duration delay) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new IllegalArgumentException("A message has at most 48 KiB.");
    }
    if (delay.isNegative() || delay.compareTo(LATEST) > 0) {
      throw new IllegalArgumentException("A message is delayed by at most 7 days.");
    }
    storeOrCreate(text, wholeSeconds(delay));
  }

  @Override
  public Optional<Instant> oldest() {
    try {
      return Optional.ofNullable(queue.peekMessage())
          .map(message -> message.getInsertionTime().toInstant());
    } catch (StorageRefusal refused) {
      if (refused.is("QueueNotFound")) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Rounded up, so that nothing is due before its time. */
  private static Duration wholeSeconds(Duration delay) {
    return delay.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
  }

  private void storeOrCreate(String text, Duration delay) {
    try {
      store(text, delay);
    } catch (StorageRefusal refused) {
      if (!refused.is("QueueNotFound")) {
        throw refused;
      }
      create(poison);
      create(queue);
      store(text, delay);
    }
  }

  private static void create(QueueClient missing) {
    try {
      missing.create();
    } catch (StorageRefusal refused) {
      if (!refused.is("QueueAlreadyExists")) {
        throw refused;
      }
    }
  }

  private void store(String text, Duration delay) {
    queue.sendMessageWithResponse(text, delay, NEVER_EXPIRES, null, Context.NONE);
  }
}
