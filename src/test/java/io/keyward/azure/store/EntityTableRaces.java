package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a table promises to writers that meet; part of its contract. */
abstract class EntityTableRaces extends EntityTableFixture {

  @Test
  void oneOfManyParallelInsertsWins() throws Exception {
    List<Boolean> won =
        inParallel(16, i -> attempt(new EntityChange.Insert(fresh("slot", Map.of("by", i)))));

    assertThat(won).containsOnlyOnce(true).hasSize(16);
  }

  @Test
  void oneOfManyParallelReplacesOfOneVersionWins() throws Exception {
    insert("slot", Map.of("by", -1));
    Entity read = read("slot");

    List<Boolean> won =
        inParallel(16, i -> attempt(new EntityChange.Replace(read.with(Map.of("by", i)))));

    assertThat(won).containsOnlyOnce(true);
    assertThat(read("slot").properties()).containsEntry("by", won.indexOf(true));
  }

  @Test
  void parallelCountersLoseNoIncrement() throws Exception {
    insert("counter", Map.of("n", 0));

    inParallel(8, i -> increment(3));

    assertThat(read("counter").properties()).containsEntry("n", 24);
  }

  private boolean increment(int times) {
    int done = 0;
    while (done < times) {
      Entity row = read("counter");
      int next = (Integer) row.properties().getOrDefault("n", 0) + 1;
      done += attempt(new EntityChange.Replace(row.with(Map.of("n", next)))) ? 1 : 0;
    }
    return true;
  }
}
