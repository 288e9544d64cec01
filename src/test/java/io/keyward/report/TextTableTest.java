package io.keyward.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private static List<String> lines(Style style, String... cells) {
    return new TextTable(
            List.of("VERDICT", "NAME", "TYPE", "WHY"),
            List.of(new TextTable.Row(Style.Colour.RED, List.of(cells))))
        .lines(style);
  }

  @Test
  void theLastColumnIsWrappedUnderItself() {
    List<String> lines =
        lines(new Style(50, false), "bad", "n", "t", "one two three four five six seven");

    assertThat(lines)
        .containsExactly(
            "VERDICT  NAME  TYPE  WHY",
            "bad      n     t     one two three four five six",
            "                     seven");
  }

  @Test
  void colourNeverChangesTheText() {
    List<String> plain = lines(new Style(80, false), "bad", "n", "t", "why");
    List<String> painted = lines(new Style(80, true), "bad", "n", "t", "why");

    assertThat(painted.stream().map(l -> l.replaceAll("\u001b\\[[0-9]+m", "").stripTrailing()))
        .containsExactlyElementsOf(plain);
  }

  @Property(tries = 300)
  void noLineIsWiderThanTheTerminal(
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @AlphaChars @StringLength(min = 1, max = 90) String name,
      @ForAll @StringLength(max = 300) @AlphaChars String why) {
    Style style = new Style(width, false);

    assertThat(lines(style, "nonCompliant", name, name, why))
        .allMatch(line -> line.length() <= style.width());
  }
}
