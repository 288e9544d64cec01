package io.keyward.functions.http;

import io.keyward.kpi.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The days that a request asks for by {@code from} and {@code to}. */
public record AskedPeriod(Query query) {
  public static final int USUAL_DAYS = 90;

  private static final String SENTENCE =
      "The parameters from and to must be days such as 2026-11-22, in this order, at most "
          + Period.MOST_DAYS
          + " of them; the first one must have begun.";

  /** The period asked for; what is not said is as in the usual one. */
  public Period or(Period usual) {
    LocalDate to = day("to").orElse(usual.to());
    LocalDate from = day("from").orElseGet(() -> before(to));
    if (from.isAfter(to) || from.isAfter(usual.to()) || tooLong(from, to)) {
      throw new BadQuery(SENTENCE);
    }
    return new Period(from, to);
  }

  private static LocalDate before(LocalDate to) {
    return to.minusDays(USUAL_DAYS - 1L);
  }

  private static boolean tooLong(LocalDate from, LocalDate to) {
    return from.plusDays(Period.MOST_DAYS - 1L).isBefore(to);
  }

  /** A moment stands for its day in UTC. */
  private Optional<LocalDate> day(String name) {
    String text = query.text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate day =
          text.contains("T") ? Period.dayOf(Instant.parse(text)) : LocalDate.parse(text);
      if (day.getYear() < 2000 || day.getYear() > 9000) {
        throw new BadQuery(SENTENCE);
      }
      return Optional.of(day);
    } catch (DateTimeException e) {
      throw new BadQuery(SENTENCE);
    }
  }
}
