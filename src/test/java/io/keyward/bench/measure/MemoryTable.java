package io.keyward.bench.measure;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** A table in memory: what it costs is next to nothing, so that what is measured is Keyward. */
public final class MemoryTable implements EntityTable {
  private final Map<String, NavigableMap<String, Entity>> partitions = new ConcurrentHashMap<>();
  private final AtomicLong versions = new AtomicLong();

  private NavigableMap<String, Entity> rows(String partition) {
    return partitions.computeIfAbsent(partition, any -> new ConcurrentSkipListMap<>());
  }

  @Override
  public Optional<Entity> get(String partition, String row) {
    return Optional.ofNullable(rows(partition).get(row));
  }

  @Override
  public EntityPage query(String partition, Range range, int top, String continuation) {
    String from = continuation.isEmpty() ? range.from() : continuation;
    List<Entity> found =
        rows(partition).subMap(from, continuation.isEmpty(), range.to(), false).values().stream()
            .limit(top + 1L)
            .toList();
    return found.size() <= top
        ? new EntityPage(found, "")
        : new EntityPage(found.subList(0, top), found.get(top - 1).row());
  }

  @Override
  public synchronized void transact(List<EntityChange> changes) throws EntityConflict {
    for (EntityChange change : changes) {
      check(change);
    }
    for (EntityChange change : changes) {
      Entity entity = change.entity();
      if (change instanceof EntityChange.Delete) {
        rows(entity.partition()).remove(entity.row());
      } else {
        rows(entity.partition()).put(entity.row(), entity.at("v" + versions.incrementAndGet()));
      }
    }
  }

  private void check(EntityChange change) throws EntityConflict {
    Entity entity = change.entity();
    Optional<Entity> stored = get(entity.partition(), entity.row());
    boolean upsert = change instanceof EntityChange.Upsert;
    boolean fits =
        change instanceof EntityChange.Insert
            ? stored.isEmpty()
            : stored.map(it -> it.etag().equals(entity.etag())).orElse(false);
    if (!upsert && !fits) {
      throw new EntityConflict("The row is not as it was read.");
    }
  }
}
