package io.keyward.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans of the calendar as Key Vault writes them. */
final class KeySpanTest {

  @ParameterizedTest
  @CsvSource({
    "P18M,    2025-08-31T10:00:00Z, 2027-02-28T10:00:00Z",
    "P1Y10D,  2027-12-25T00:00:00Z, 2029-01-04T00:00:00Z",
    "P1Y,     2028-02-29T00:00:00Z, 2029-02-28T00:00:00Z",
    "PT48H,   2026-02-27T12:00:00Z, 2026-03-01T12:00:00Z",
    "P90D,    2026-01-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "p2w,     2026-01-01T00:00:00Z, 2026-01-15T00:00:00Z",
    "P1DT12H, 2026-01-01T00:00:00Z, 2026-01-02T12:00:00Z",
    "P0D,     2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
  })
  void isCountedByTheCalendar(String span, String start, String end) {
    assertThat(KeySpan.parse(span).orElseThrow().after(Instant.parse(start))).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "PT", "P1", "18M", "P-1D", "P1.5D", "PT1D", "P1Y2", "90", "P1D P1D"})
  void refusesWhatIsNone(String text) {
    assertThat(KeySpan.parse(text)).isEmpty();
  }

  @Property
  void daysAndHoursAreWhatTheyAreOnEveryDay(
      @ForAll @IntRange(max = 4_000) int days,
      @ForAll @IntRange(max = 90_000) int hours,
      @ForAll @IntRange(max = 20_000) int start) {
    Instant from = LocalDate.ofEpochDay(start).atStartOfDay().toInstant(ZoneOffset.UTC);
    KeySpan span = KeySpan.parse("P" + days + "DT" + hours + "H").orElseThrow();

    assertThat(Duration.between(from, span.after(from)))
        .isEqualTo(Duration.ofHours(24L * days + hours));
    assertThat(span.before(span.after(from))).isEqualTo(from);
  }

  @Property
  void monthsEndOnTheSameDayOrTheLastOfTheMonth(
      @ForAll @IntRange(min = 1, max = 240) int months, @ForAll @IntRange(max = 20_000) int start) {
    LocalDate from = LocalDate.ofEpochDay(start);
    Instant end =
        KeySpan.parse("P" + months + "M")
            .orElseThrow()
            .after(from.atStartOfDay().toInstant(ZoneOffset.UTC));
    LocalDate on = end.atOffset(ZoneOffset.UTC).toLocalDate();
    int counted = (on.getYear() - from.getYear()) * 12 + on.getMonthValue() - from.getMonthValue();

    assertThat(counted).isEqualTo(months);
    assertThat(on.getDayOfMonth()).isEqualTo(Math.min(from.getDayOfMonth(), on.lengthOfMonth()));
  }
}
