package io.keyward.azure.store;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.EntityTable.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Words in which the contract of a table is written; each test has a partition of its own. */
abstract class EntityTableFixture {
  static final Range ALL = new Range("", "\uffff");
  final String partition = "p-" + UUID.randomUUID();

  /** The table under test; other rows may be in it. */
  protected abstract EntityTable table();

  final boolean attempt(EntityChange change) {
    try {
      table().transact(List.of(change));
      return true;
    } catch (EntityConflict e) {
      return false;
    }
  }

  static List<Boolean> inParallel(int threads, IntPredicate work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Boolean>> calls = new ArrayList<>();
      IntStream.range(0, threads).forEach(i -> calls.add(() -> work.test(i)));
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> result : pool.invokeAll(calls)) {
        results.add(result.get());
      }
      return Collections.unmodifiableList(results);
    } finally {
      pool.shutdownNow();
    }
  }

  final List<String> rows(Range range, int top) {
    List<String> rows = new ArrayList<>();
    String continuation = "";
    do {
      EntityPage page = table().query(partition, range, top, continuation);
      page.entities().forEach(entity -> rows.add(entity.row()));
      continuation = page.continuation();
    } while (!continuation.isEmpty());
    return rows;
  }

  final void insertNumbered(int from, int to) throws EntityConflict {
    List<EntityChange> changes = new ArrayList<>();
    IntStream.range(from, to)
        .forEach(i -> changes.add(new EntityChange.Insert(fresh("n%05d".formatted(i), Map.of()))));
    table().transact(changes);
  }

  final Entity read(String row) {
    return table().get(partition, row).orElseThrow();
  }

  final Entity fresh(String row, Map<String, Object> properties) {
    return Entity.fresh(partition, row, properties);
  }

  final void insert(String row, Map<String, Object> properties) throws EntityConflict {
    table().transact(List.of(new EntityChange.Insert(fresh(row, properties))));
  }

  final void upsert(String row, Map<String, Object> properties) throws EntityConflict {
    table().transact(List.of(new EntityChange.Upsert(fresh(row, properties))));
  }

  final void replace(Entity entity) throws EntityConflict {
    table().transact(List.of(new EntityChange.Replace(entity)));
  }
}
