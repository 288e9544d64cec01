package io.keyward.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * The AI resources as they were counted last on a day.
 *
 * @param at when they were counted
 * @param production those in production
 * @param all all of them
 */
public record CountedDay(LocalDate day, Instant at, VerdictCounts production, VerdictCounts all) {

  /** The day's sums over groups. */
  public static CountedDay of(Instant at, Map<Group, VerdictCounts> groups) {
    VerdictCounts production = VerdictCounts.none();
    VerdictCounts all = VerdictCounts.none();
    for (Map.Entry<Group, VerdictCounts> group : groups.entrySet()) {
      all = all.plus(group.getValue());
      production = group.getKey().production() ? production.plus(group.getValue()) : production;
    }
    return new CountedDay(Period.dayOf(at), at, production, all);
  }
}
