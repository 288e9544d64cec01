package io.keyward.sandbox.host;

import io.keyward.sandbox.host.http.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A length of time such as P30D or P1Y2M10DT2H, positive and at most three years. */
record Span(Period period, Duration duration) {
  private static final Pattern FORM =
      Pattern.compile(
          "P(?=.)(\\d{1,6}Y)?(\\d{1,6}M)?(\\d{1,6}W)?(\\d{1,6}D)?"
              + "(T(?=.)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}(\\.\\d{1,9})?S)?)?");
  private static final Period LONGEST = Period.ofYears(3);

  static Span parse(String text) throws Refusal {
    if (!FORM.matcher(text).matches()) {
      throw new Refusal(400, "advance is a positive ISO 8601 span such as P30D or PT1H.");
    }
    int time = text.indexOf('T');
    String days = time < 0 ? text : text.substring(0, time);
    try {
      return new Span(
          days.equals("P") ? Period.ZERO : Period.parse(days),
          time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
    } catch (DateTimeException e) {
      throw new Refusal(400, "advance is an ISO 8601 span such as P30D or PT1H.");
    }
  }

  /** Where the span ends that begins there. */
  Instant from(Instant start) throws Refusal {
    try {
      Instant end = start.atOffset(ZoneOffset.UTC).plus(period).plus(duration).toInstant();
      Instant latest = start.atOffset(ZoneOffset.UTC).plus(LONGEST).toInstant();
      if (!end.isAfter(start) || end.isAfter(latest)) {
        throw new Refusal(400, "advance is more than nothing and at most P3Y.");
      }
      return end;
    } catch (DateTimeException | ArithmeticException e) {
      throw new Refusal(400, "advance is at most P3Y.");
    }
  }
}
