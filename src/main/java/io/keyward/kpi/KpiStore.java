package io.keyward.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was counted on each day.
 *
 * <p>Every method throws {@link io.keyward.inventory.TemporarilyUnavailable} when it is worth
 * trying again.
 */
public interface KpiStore {

  /** Keeps a day whole, its groups and their sums together, in place of what was kept of it. */
  void keep(CountedDay day, Map<Group, VerdictCounts> groups);

  /** The first days that are kept between these, both included, the oldest first. */
  List<CountedDay> days(LocalDate from, LocalDate to, int most);

  /** The groups of a day; empty where it is not kept. */
  Map<Group, VerdictCounts> groups(LocalDate day);

  /** Keeps what the logs told of a day, in place of what was kept of it. */
  void keep(DeniedDay day);

  /** The first days between these of which something is kept, the oldest first. */
  List<DeniedDay> denied(LocalDate from, LocalDate to, int most);
}
