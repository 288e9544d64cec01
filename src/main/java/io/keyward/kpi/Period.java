package io.keyward.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whole days in UTC, both ends included.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {
  /** As many days as are told at once: three years with a leap day. */
  public static final int MOST_DAYS = 1_096;

  /** Refuses an end before the beginning and more days than are told at once. */
  public Period {
    if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw new IllegalArgumentException("a period has 1 to " + MOST_DAYS + " days");
    }
  }

  /** The days that have begun at a moment, the oldest first. */
  List<LocalDate> daysBegun(Instant now) {
    return from.datesUntil(to.plusDays(1)).filter(day -> start(day).isBefore(now)).toList();
  }

  Instant start() {
    return start(from);
  }

  /** The first moment after the period, or after what is told of it at a moment. */
  Instant until(Instant now) {
    return until(to, now);
  }

  static Instant until(LocalDate day, Instant now) {
    Instant end = start(day.plusDays(1));
    return end.isBefore(now) ? end : now;
  }

  /** The first moment of a day. */
  public static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The day in UTC that a moment belongs to. */
  public static LocalDate dayOf(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
