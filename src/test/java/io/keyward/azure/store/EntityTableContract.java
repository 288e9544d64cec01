package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityLimits;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable.Range;
import io.keyward.inventory.BadCursor;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every table promises; each store runs it. */
public abstract class EntityTableContract extends EntityTableRaces {
  @Test
  void unknownRowIsAbsent() {
    assertThat(table().get(partition, "none")).isEmpty();
  }

  @Test
  void insertedRowComesBackWithItsPropertiesAndAnEtag() throws EntityConflict {
    insert("a", Map.of("name", "kv-1", "count", 3));

    Entity read = read("a");

    assertThat(read.properties()).isEqualTo(Map.of("name", "kv-1", "count", 3));
    assertThat(read.etag()).isNotEmpty();
    assertThat(read.partition()).isEqualTo(partition);
  }

  @Test
  void everyTypeComesBackAsItself() throws EntityConflict {
    Map<String, Object> properties =
        Map.of(
            "text",
            "x",
            "empty",
            "",
            "int",
            Integer.MIN_VALUE,
            "long",
            Long.MAX_VALUE,
            "small",
            7L,
            "yes",
            true,
            "no",
            false,
            "at",
            OffsetDateTime.parse("2026-11-21T09:10:11.1234567Z"));

    insert("types", properties);

    assertThat(read("types").properties()).isEqualTo(properties);
  }

  @Test
  void dateComesBackInUtc() throws EntityConflict {
    OffsetDateTime there = OffsetDateTime.parse("2026-11-21T09:10:11+05:30");

    insert("date", Map.of("at", there));

    assertThat(read("date").properties())
        .containsEntry("at", there.withOffsetSameInstant(ZoneOffset.UTC));
  }

  @Test
  void keysAndTextOfAnyScriptComeBack() throws EntityConflict {
    String text = "Stra\u00dfe \u20ac \ud83d\ude00 '\"<&> \u05d0 %2F\r\n\t end ";

    insert("r\u00f6w '%\ud83d\ude00 +&", Map.of("t", text));

    assertThat(read("r\u00f6w '%\ud83d\ude00 +&").properties()).containsEntry("t", text);
  }

  @Test
  void longestTextComesBack() throws EntityConflict {
    String text = "\u20ac".repeat(EntityLimits.STRING_CHARACTERS);

    insert("long", Map.of("t", text));

    assertThat(read("long").properties()).containsEntry("t", text);
  }

  @Test
  void secondInsertIsAConflict() throws EntityConflict {
    insert("a", Map.of("v", 1));

    assertThatExceptionOfType(EntityConflict.class).isThrownBy(() -> insert("a", Map.of("v", 2)));
    assertThat(read("a").properties()).containsEntry("v", 1);
  }

  @Test
  void replaceDropsWhatItDoesNotName() throws EntityConflict {
    insert("a", Map.of("old", 1));

    replace(read("a").with(Map.of("new", 2)));

    assertThat(read("a").properties()).isEqualTo(Map.of("new", 2));
  }

  @Test
  void aContinuationOfAnotherRangeIsRefused() throws EntityConflict {
    insert("a-1", Map.of());
    insert("a-2", Map.of());
    String next = table().query(partition, Range.prefix("a-"), 1, "").continuation();

    assertThatExceptionOfType(BadCursor.class)
        .isThrownBy(() -> table().query(partition, Range.prefix("b-"), 1, next));
    assertThat(table().query(partition, Range.prefix("a-"), 1, next).entities())
        .extracting(Entity::row)
        .containsExactly("a-2");
  }

  @Test
  void everyWriteChangesTheEtag() throws EntityConflict {
    Set<String> etags = new HashSet<>();
    insert("a", Map.of("v", 1));
    etags.add(read("a").etag());
    replace(read("a"));
    etags.add(read("a").etag());
    upsert("a", Map.of("v", 1));
    etags.add(read("a").etag());

    assertThat(etags).hasSize(3);
  }

  @Test
  void staleReplaceIsAConflictAndChangesNothing() throws EntityConflict {
    insert("a", Map.of("v", 1));
    Entity stale = read("a");
    replace(stale.with(Map.of("v", 2)));

    assertThatExceptionOfType(EntityConflict.class)
        .isThrownBy(() -> replace(stale.with(Map.of("v", 3))));
    assertThat(read("a").properties()).containsEntry("v", 2);
  }

  @Test
  void replaceOfADeletedRowIsAConflict() throws EntityConflict {
    insert("a", Map.of("v", 1));
    Entity row = read("a");
    table().transact(List.of(new EntityChange.Delete(row)));

    assertThatExceptionOfType(EntityConflict.class).isThrownBy(() -> replace(row));
    assertThat(table().get(partition, "a")).isEmpty();
  }

  @Test
  void staleDeleteIsAConflictAndKeepsTheRow() throws EntityConflict {
    insert("a", Map.of("v", 1));
    Entity stale = read("a");
    replace(stale.with(Map.of("v", 2)));

    assertThatExceptionOfType(EntityConflict.class)
        .isThrownBy(() -> table().transact(List.of(new EntityChange.Delete(stale))));
    assertThat(read("a").properties()).containsEntry("v", 2);
  }

  @Test
  void secondDeleteIsAConflict() throws EntityConflict {
    insert("a", Map.of());
    EntityChange delete = new EntityChange.Delete(read("a"));
    table().transact(List.of(delete));

    assertThatExceptionOfType(EntityConflict.class)
        .isThrownBy(() -> table().transact(List.of(delete)));
  }

  @Test
  void rowInsertedAgainDoesNotHaveItsOldEtag() throws EntityConflict {
    insert("a", Map.of("v", 1));
    Entity first = read("a");
    table().transact(List.of(new EntityChange.Delete(first)));
    insert("a", Map.of("v", 2));

    assertThatExceptionOfType(EntityConflict.class).isThrownBy(() -> replace(first));
  }

  @Test
  void upsertWritesWhateverIsThere() throws EntityConflict {
    upsert("a", Map.of("v", 1, "w", 1));
    upsert("a", Map.of("v", 2));

    assertThat(read("a").properties()).isEqualTo(Map.of("v", 2));
  }

  @Test
  void transactionIsAllOrNothing() throws EntityConflict {
    insert("taken", Map.of("v", 1));

    assertThatExceptionOfType(EntityConflict.class)
        .isThrownBy(
            () ->
                table()
                    .transact(
                        List.of(
                            new EntityChange.Insert(fresh("new", Map.of())),
                            new EntityChange.Upsert(fresh("other", Map.of())),
                            new EntityChange.Insert(fresh("taken", Map.of())))));
    assertThat(rows(ALL, 100)).containsExactly("taken");
  }

  @Test
  void transactionMixesAllKindsOfChanges() throws EntityConflict {
    insert("b", Map.of("v", 1));
    insert("c", Map.of("v", 1));

    table()
        .transact(
            List.of(
                new EntityChange.Insert(fresh("a", Map.of("v", 1))),
                new EntityChange.Replace(read("b").with(Map.of("v", 2))),
                new EntityChange.Delete(read("c")),
                new EntityChange.Upsert(fresh("d", Map.of("v", 4)))));

    assertThat(rows(ALL, 100)).containsExactly("a", "b", "d");
  }

  @Test
  void transactionOfAHundredChangesIsWritten() throws EntityConflict {
    insertNumbered(0, 100);

    assertThat(rows(ALL, 1000)).hasSize(100);
  }

  @Test
  void transactionBeyondALimitIsRefusedAndWritesNothing() {
    List<EntityChange> two =
        List.of(
            new EntityChange.Insert(fresh("a", Map.of())),
            new EntityChange.Insert(Entity.fresh(partition + "x", "b", Map.of())));

    assertThatIllegalArgumentException().isThrownBy(() -> table().transact(two));
    assertThatIllegalArgumentException().isThrownBy(() -> table().transact(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> table().get(partition, "a/b"));
    assertThat(rows(ALL, 100)).isEmpty();
  }

  @Test
  void rangeIsHalfOpenAndOrdinal() throws EntityConflict {
    for (String row : List.of("B", "a", "a1", "a\u00e9", "b", "Z", "~")) {
      insert(row, Map.of());
    }

    assertThat(rows(new Range("B", "b"), 100)).containsExactly("B", "Z", "a", "a1", "a\u00e9");
    assertThat(rows(Range.prefix("a"), 100)).containsExactly("a", "a1", "a\u00e9");
    assertThat(rows(new Range("b", "a"), 100)).isEmpty();
  }

  @Test
  void rangeWithAnApostropheIsTakenLiterally() throws EntityConflict {
    insert("o'neil", Map.of());

    assertThat(rows(Range.prefix("o'"), 100)).containsExactly("o'neil");
  }

  @Test
  void queryStaysInItsPartition() throws EntityConflict {
    insert("a", Map.of());
    table()
        .transact(List.of(new EntityChange.Insert(Entity.fresh(partition + "!", "b", Map.of()))));

    assertThat(rows(ALL, 100)).containsExactly("a");
  }

  @Test
  void pagesCoverAllRowsOnceInOrder() throws EntityConflict {
    for (int i = 0; i < 2_500; i += 100) {
      insertNumbered(i, i + 100);
    }
    List<String> expected = IntStream.range(0, 2_500).mapToObj("n%05d"::formatted).toList();

    assertThat(rows(ALL, 1000)).isEqualTo(expected);
    assertThat(rows(ALL, 333)).isEqualTo(expected);
  }

  @Test
  void pageIsNoLongerThanAskedForAndItsRowsCanBeReplaced() throws EntityConflict {
    insertNumbered(0, 3);

    EntityPage page = table().query(partition, ALL, 2, "");

    assertThat(page.entities()).hasSizeLessThanOrEqualTo(2);
    assertThatCode(() -> replace(page.entities().get(0))).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> table().query(partition, ALL, 1_001, ""));
  }
}
