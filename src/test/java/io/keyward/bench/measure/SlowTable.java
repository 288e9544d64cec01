package io.keyward.bench.measure;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A table behind a network: each call takes so long more, and is counted. */
public final class SlowTable implements EntityTable {
  private final EntityTable table;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile long nanos;

  public SlowTable(EntityTable table) {
    this.table = table;
  }

  public void latency(long millis) {
    nanos = millis * 1_000_000;
  }

  /** How many calls there were since the last time. */
  public int calls() {
    return calls.getAndSet(0);
  }

  private EntityTable after() {
    calls.incrementAndGet();
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return table;
  }

  @Override
  public Optional<Entity> get(String partition, String row) {
    return after().get(partition, row);
  }

  @Override
  public EntityPage query(String partition, Range range, int top, String continuation) {
    return after().query(partition, range, top, continuation);
  }

  @Override
  public void transact(List<EntityChange> changes) throws EntityConflict {
    after().transact(changes);
  }
}
