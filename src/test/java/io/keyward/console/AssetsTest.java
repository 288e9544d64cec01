package io.keyward.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssetsTest {
  private final Assets assets = Assets.load();

  @ParameterizedTest
  @CsvSource({
    "console.css,      text/css,        console.[0-9a-f]{16}.css",
    "console.js,       text/javascript, console.[0-9a-f]{16}.js",
    "chart.umd.min.js, text/javascript, chart.[0-9a-f]{16}.js",
    "mark.svg,         image/svg+xml,   mark.[0-9a-f]{16}.svg"
  })
  void anAddressHoldsTheDigestOfItsFile(String file, String type, String pattern) {
    String name = assets.url(file).replaceFirst(".*/", "");

    assertThat(name).matches(pattern);
    assertThat(assets.find(name).orElseThrow().type()).startsWith(type);
    assertThat(assets.find(name).orElseThrow().text()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "console.css", "../Assets.class", "console.0000000000000000.css"})
  void nothingElseIsServed(String name) {
    assertThat(assets.find(name)).isEmpty();
  }

  @Test
  void noFileLeavesTheHost() {
    assertThat(assets.find(assets.url("console.css").replaceFirst(".*/", "")).orElseThrow().text())
        .doesNotContain("url(", "@import");
  }
}
