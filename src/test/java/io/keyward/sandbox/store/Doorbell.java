package io.keyward.sandbox.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells a waiting thread that there may be something to do. */
public final class Doorbell {
  private final Semaphore rings = new Semaphore(0);

  /** Wakes the waiting thread, or lets the next wait return at once. */
  public void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  /** Waits for a ring, at most so long. */
  public void await(Duration atMost) throws InterruptedException {
    if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
