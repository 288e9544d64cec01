package io.keyward.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Successful rotations: versions that took the place of another, by the quarter of the calendar in
 * UTC in which they were created.
 *
 * @param byQuarter every quarter that the period touches, the oldest first; only what falls into
 *     the period is counted
 */
public record KeyRotations(int count, List<Quarter> byQuarter) {

  /**
   * A quarter and how many.
   *
   * @param quarter such as {@code 2026-Q4}
   */
  public record Quarter(String quarter, int count) {}

  /** Copies the list. */
  public KeyRotations {
    byQuarter = List.copyOf(byQuarter);
  }

  static KeyRotations of(List<Instant> rotations, Period period, Instant now) {
    Map<String, Integer> quarters = new LinkedHashMap<>();
    for (LocalDate day = period.from(); !day.isAfter(period.to()); day = nextQuarter(day)) {
      quarters.put(quarter(day), 0);
    }
    List<Instant> within =
        rotations.stream().filter(at -> isIn(at, period.start(), period.until(now))).toList();
    within.forEach(at -> quarters.merge(quarter(Period.dayOf(at)), 1, Integer::sum));
    return new KeyRotations(
        within.size(),
        quarters.entrySet().stream().map(it -> new Quarter(it.getKey(), it.getValue())).toList());
  }

  static boolean isIn(Instant at, Instant from, Instant until) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  private static LocalDate nextQuarter(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
  }

  private static String quarter(LocalDate day) {
    return String.format(
        Locale.ROOT, "%04d-Q%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }
}
