package io.keyward.azure.store.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.entity.EntityTable.Range;
import io.keyward.inventory.Page;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PartitionsTest {
  private static final Range ROWS = Range.prefix("row-");
  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "t");
  private final Partitions partitions = new Partitions(table);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void pageOverSeveralPartitionsHoldsNoMoreThanAskedFor() throws EntityConflict {
    fill("a", 3);
    fill("b", 3);

    Page<String> page = partitions.page(ROWS, 4, "", row -> Optional.of(row.row()));

    assertThat(page.items()).hasSize(4);
  }

  @Test
  void whatIsPassedOverDoesNotEndAPage() throws EntityConflict {
    fill("a", 9);

    Page<String> page = partitions.page(ROWS, 2, "", row -> only("row-8", row));

    assertThat(page.items()).containsExactly("row-8");
  }

  @Test
  void onePageLooksAtALimitedNumberOfRows() throws EntityConflict {
    fill("a", 60);

    Page<String> page = partitions.page(ROWS, 1, "", row -> Optional.empty());

    assertThat(page.items()).isEmpty();
    assertThat(page.cursor()).isNotEmpty();
  }

  private static Optional<String> only(String wanted, Entity row) {
    return Optional.of(row.row()).filter(wanted::equals);
  }

  private void fill(String partition, int count) throws EntityConflict {
    partitions.register(partition);
    for (int i = 0; i < count; i++) {
      Entity row = Entity.fresh(partition, "row-" + i, Map.of("a", 1));
      table.transact(List.of(new EntityChange.Insert(row)));
    }
  }
}
