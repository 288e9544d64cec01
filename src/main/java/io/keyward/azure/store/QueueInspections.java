package io.keyward.azure.store;

import io.keyward.inventory.Inspection;
import io.keyward.inventory.InspectionQueue;
import io.keyward.inventory.WorkQueue;
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
  public Optional<Instant> oldest() {
    return queue.oldest();
  }
}
