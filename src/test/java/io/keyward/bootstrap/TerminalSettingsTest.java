package io.keyward.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSettingsTest {

  @ParameterizedTest
  @CsvSource({"80, 80", "0, 120", "-1, 120", "wide, 120", "99999, 120", "9999, 1000", "'', 120"})
  void theWidthIsWhatTheEnvironmentSaysWhereThatMakesSense(String columns, int width) {
    assertThat(TerminalSettings.width(columns)).isEqualTo(width);
  }

  @Test
  void withoutAWordOfTheEnvironmentTheWidthIsTheUsualOne() {
    assertThat(TerminalSettings.width(null)).isEqualTo(120);
  }
}
