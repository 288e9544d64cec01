package io.keyward.bench.measure;

import io.keyward.azure.store.queue.MessageQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Hands what is sent to a benchmark and keeps nothing. */
public record SendingQueue(BiConsumer<String, Duration> sent) implements MessageQueue {
  @Override
  public void send(String text, Duration delay) {
    sent.accept(text, delay);
  }

  @Override
  public Optional<Instant> oldest() {
    return Optional.empty();
  }
}
