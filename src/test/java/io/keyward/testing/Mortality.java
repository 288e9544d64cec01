package io.keyward.testing;

import io.keyward.alert.Channels;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.queue.MessageQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a process die at one of its calls to what outlives it, before or after the call. From then
 * on every call of that process fails, whichever thread makes it.
 */
public final class Mortality {
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  /** The end of a process; nothing catches it. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** It dies after so many steps. */
  public void diesAfter(int steps) {
    left.set(steps);
  }

  /** It lives on, unless it is dead. */
  public void spare() {
    left.updateAndGet(steps -> steps <= 0 ? steps : Integer.MAX_VALUE);
  }

  private void step() {
    if (left.updateAndGet(steps -> Math.max(0, steps - 1)) == 0) {
      throw new Death();
    }
  }

  EntityTable around(EntityTable table) {
    return new EntityTable() {
      @Override
      public Optional<Entity> get(String partition, String row) {
        step();
        return table.get(partition, row);
      }

      @Override
      public EntityPage query(String partition, Range range, int top, String continuation) {
        step();
        return table.query(partition, range, top, continuation);
      }

      @Override
      public void transact(List<EntityChange> changes) throws EntityConflict {
        step();
        table.transact(changes);
        step();
      }
    };
  }

  MessageQueue around(MessageQueue queue) {
    return new MessageQueue() {
      @Override
      public void send(String text, Duration delay) {
        step();
        queue.send(text, delay);
        step();
      }

      @Override
      public Optional<Instant> oldest() {
        step();
        return queue.oldest();
      }
    };
  }

  Channels around(Channels channels) {
    return description ->
        (message, remoteId) -> {
          step();
          var receipt = channels.of(description).send(message, remoteId);
          step();
          return receipt;
        };
  }
}
