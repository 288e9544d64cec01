package io.keyward.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The four figures of a period and what they were on each of its days.
 *
 * @param production as counted on the last day of the period that is known; null where none is
 * @param history the days that have begun, the oldest first
 */
public record Kpis(
    Period period,
    @Nullable ProductionCompliance production,
    RemediationTime remediation,
    KeyRotations rotations,
    DeniedRequests denied,
    List<Day> history) {

  /**
   * One day.
   *
   * @param until the first moment that is not told: the next day, or when the figures were made
   * @param counted as counted last on that day; null where nobody counted
   */
  public record Day(
      LocalDate day,
      Instant until,
      @Nullable CountedDay counted,
      RemediationTime remediation,
      int rotations,
      DeniedRequests denied) {

    /** What was counted, empty where nobody did. */
    Optional<CountedDay> count() {
      return Optional.ofNullable(counted);
    }
  }

  /** Copies the list. */
  public Kpis {
    history = List.copyOf(history);
  }

  /** The figures of a period that was told until this moment, which itself is left out. */
  public static Kpis of(Period period, Told told, Instant now) {
    Map<LocalDate, CountedDay> counted =
        told.days().stream()
            .collect(Collectors.toMap(CountedDay::day, Function.identity(), (one, next) -> next));
    List<LocalDate> days = period.daysBegun(now);
    List<Day> history = days.stream().map(day -> day(day, counted.get(day), told, now)).toList();
    return new Kpis(
        period,
        history.stream()
            .flatMap(it -> it.count().stream())
            .reduce((older, newer) -> newer)
            .map(it -> ProductionCompliance.of(it.production()))
            .orElse(null),
        RemediationTime.of(told.lives(), period.start(), period.until(now)),
        KeyRotations.of(told.rotations(), period, now),
        DeniedRequests.of(told.denied(), days),
        history);
  }

  private static Day day(LocalDate day, @Nullable CountedDay counted, Told told, Instant now) {
    Instant from = Period.start(day);
    Instant until = Period.until(day, now);
    return new Day(
        day,
        until,
        counted,
        RemediationTime.of(told.lives(), from, until),
        (int) told.rotations().stream().filter(at -> KeyRotations.isIn(at, from, until)).count(),
        DeniedRequests.of(told.denied(), List.of(day)));
  }
}
