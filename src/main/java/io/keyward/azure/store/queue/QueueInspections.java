package io.keyward.azure.store.queue;

import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.inventory.port.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Inspections as messages of a queue. */
public record QueueInspections(MessageQueue queue) implements InspectionQueue, WorkQueue {

  @Override
  public void ask(Inspection inspection, Duration delay) {
    queue.send(inspection.toText(), delay);
  }

  @Override
  public long elapsed() {
    return queue.elapsed();
  }

  @Override
  public Optional<Instant> oldest() {
    return queue.oldest();
  }
}
