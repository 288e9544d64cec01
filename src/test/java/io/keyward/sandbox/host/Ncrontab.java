package io.keyward.sandbox.host;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** A six-field NCRONTAB schedule in UTC: second, minute, hour, day, month, day of week. */
final class Ncrontab {
  private static final CronDefinition DEFINITION =
      CronDefinitionBuilder.defineCron()
          .withSeconds()
          .and()
          .withMinutes()
          .and()
          .withHours()
          .and()
          .withDayOfMonth()
          .and()
          .withMonth()
          .and()
          .withDayOfWeek()
          .withValidRange(0, 7)
          .withMondayDoWValue(1)
          .withIntMapping(7, 0)
          .and()
          .matchDayOfWeekAndDayOfMonth()
          .instance();

  private final ExecutionTime times;

  private Ncrontab(ExecutionTime times) {
    this.times = times;
  }

  /** Refuses what the real host would not load. */
  static Ncrontab parse(String schedule) {
    return new Ncrontab(ExecutionTime.forCron(new CronParser(DEFINITION).parse(schedule)));
  }

  /** The first instant after the given one, empty when there is none any more. */
  Optional<Instant> after(Instant instant) {
    return times.nextExecution(utc(instant)).map(ZonedDateTime::toInstant);
  }

  /** The last instant at or before the given one. */
  Optional<Instant> upTo(Instant instant) {
    return times.lastExecution(utc(instant.plusSeconds(1))).map(ZonedDateTime::toInstant);
  }

  private static ZonedDateTime utc(Instant instant) {
    return instant.atZone(ZoneOffset.UTC);
  }
}
