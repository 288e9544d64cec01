package io.keyward.azure.store.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsTest {
  @Test
  void subscriptionIsItsOwnPartitionInLowerCase() {
    assertThat(Rows.partition("0000000A-0000-0000-0000-000000000001"))
        .isEqualTo("0000000a-0000-0000-0000-000000000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"partitions", "PARTITIONS", "x-1", "{sub}", "", "a b"})
  void oddSubscriptionNeverTakesAnothersPartition(String subscription) {
    assertThat(Rows.partition(subscription))
        .matches("x-[0-9a-f]{32}")
        .isNotEqualTo(Rows.partition(Rows.partition(subscription)));
  }

  @Test
  void numbersAreTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(Rows.numbered(7, 3)).isEqualTo("007");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void noCharacterIsCutInTwo() {
    String text = "x" + "\ud83d\ude00".repeat(40_000);

    var chunks = Rows.chunks(text);

    assertThat(chunks.values())
        .noneMatch(chunk -> Character.isLowSurrogate(chunk.toString().charAt(0)));
    assertThat(Rows.joined(chunks)).isEqualTo(text);
  }
}
