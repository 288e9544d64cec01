package io.keyward.azure.store.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityLimitsTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("empty transaction", List.of()),
        Arguments.of("101 changes", inserts(101, Map.of())),
        Arguments.of(
            "two partitions", List.of(insert("p", "a", Map.of()), insert("q", "b", Map.of()))),
        Arguments.of("row twice", List.of(insert("p", "a", Map.of()), insert("p", "a", Map.of()))),
        Arguments.of("253 properties", List.of(insert("p", "a", numbered(253, 1)))),
        Arguments.of("32,769 characters", List.of(insert("p", "a", text(32_769)))),
        Arguments.of(
            "row above 1 MiB", List.of(insert("p", "a", numbered(16, "x".repeat(32_760))))),
        Arguments.of("above 4 MiB", inserts(100, numbered(2, "x".repeat(25_000)))),
        Arguments.of("above 4 MiB in UTF-8", inserts(50, numbered(1, "\u20ac".repeat(30_000)))),
        Arguments.of("key of 1,025 characters", List.of(insert("p", "k".repeat(1_025), Map.of()))),
        Arguments.of("partition of 1,025", List.of(insert("k".repeat(1_025), "r", Map.of()))),
        Arguments.of("reserved name", List.of(insert("p", "a", Map.of("RowKey", "x")))),
        Arguments.of("name with a dash", List.of(insert("p", "a", Map.of("a-b", "x")))),
        Arguments.of("empty name", List.of(insert("p", "a", Map.of("", "x")))),
        Arguments.of("long name", List.of(insert("p", "a", Map.of("n".repeat(256), "x")))),
        Arguments.of("type", List.of(insert("p", "a", Map.of("d", 1.5)))),
        Arguments.of("year 1600", List.of(insert("p", "a", date("1600-12-31T23:59:59Z")))),
        Arguments.of(
            "replace of an unread row", List.of(new EntityChange.Replace(fresh("p", "a")))),
        Arguments.of("delete of an unread row", List.of(new EntityChange.Delete(fresh("p", "a")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWhatAzureRefuses(String limit, List<EntityChange> changes) {
    assertThatIllegalArgumentException()
        .as(limit)
        .isThrownBy(() -> EntityLimits.checkTransaction(changes));
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of("100 changes", inserts(100, Map.of())),
        Arguments.of("252 properties", List.of(insert("p", "a", numbered(252, 1)))),
        Arguments.of("32,768 characters", List.of(insert("p", "a", text(32_768)))),
        Arguments.of(
            "row just below 1 MiB", List.of(insert("p", "a", numbered(15, "x".repeat(32_768))))),
        Arguments.of("empty keys", List.of(insert("", "", Map.of()))),
        Arguments.of("key of 1,024 characters", List.of(insert("p", "k".repeat(1_024), Map.of()))),
        Arguments.of("year 1601", List.of(insert("p", "a", date("1601-01-01T00:00:00Z")))),
        Arguments.of(
            "letters of any script",
            List.of(insert("\u00e9\u20ac", "\ud83d\ude00", Map.of("\u00fcber", true)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void acceptsWhatAzureAccepts(String limit, List<EntityChange> changes) {
    assertThatCode(() -> EntityLimits.checkTransaction(changes))
        .as(limit)
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a\\b", "a#b", "a?b", "a\u0000b", "a\nb", "a\u007fb", "a\u009fb"})
  void refusesForbiddenCharactersInBothKeys(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> EntityLimits.checkKeys(key, "r"));
    assertThatIllegalArgumentException().isThrownBy(() -> EntityLimits.checkKeys("p", key));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 1_001})
  void refusesPageSizesOutsideTheRange(int top) {
    assertThatIllegalArgumentException().isThrownBy(() -> EntityLimits.checkPageSize(top));
  }

  @Test
  void sizeFollowsThePublishedFormula() {
    Entity entity =
        Entity.fresh("pp", "rrr", Map.of("text", "four", "number", 1, "big", 1L, "flag", true));

    assertThat(EntityLimits.size(entity))
        .isEqualTo(4 + 10 + (8 + 8 + 12) + (8 + 12 + 4) + (8 + 6 + 8) + (8 + 8 + 1));
  }

  @Test
  void refusalNamesNoValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntityLimits.checkTransaction(List.of(insert("p", "a", text(40_000)))))
        .withMessageContaining("text")
        .withMessageNotContaining("xxx");
  }

  private static List<EntityChange> inserts(int count, Map<String, Object> properties) {
    return IntStream.range(0, count).mapToObj(i -> insert("p", "row" + i, properties)).toList();
  }

  private static EntityChange insert(String partition, String row, Map<String, Object> properties) {
    return new EntityChange.Insert(Entity.fresh(partition, row, properties));
  }

  private static Entity fresh(String partition, String row) {
    return Entity.fresh(partition, row, Map.of());
  }

  private static Map<String, Object> text(int length) {
    return Map.of("text", "x".repeat(length));
  }

  private static Map<String, Object> date(String instant) {
    return Map.of("at", OffsetDateTime.parse(instant));
  }

  private static Map<String, Object> numbered(int count, Object value) {
    Map<String, Object> properties = new TreeMap<>();
    IntStream.range(0, count).forEach(i -> properties.put("p" + i, value));
    return properties;
  }
}
