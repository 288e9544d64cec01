package io.keyward.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The requests to vaults that were denied on a day, as the logs told when they were asked last.
 *
 * @param known whether the logs told; where not, the count says nothing
 * @param complete whether no late line can change it
 * @param why what kept the logs from telling, "" where they told
 * @param vaults the count of each vault, by its ARM id in lower case
 */
public record DeniedDay(
    LocalDate day,
    Instant askedAt,
    boolean known,
    boolean complete,
    String why,
    SortedMap<String, Long> vaults) {

  /** Copies the map. */
  public DeniedDay {
    vaults = new TreeMap<>(vaults);
  }

  /** What the logs told. */
  public static DeniedDay told(
      LocalDate day, Instant askedAt, boolean complete, Map<String, Long> vaults) {
    return new DeniedDay(day, askedAt, true, complete, "", new TreeMap<>(vaults));
  }

  /** The logs did not tell. */
  public static DeniedDay unknown(LocalDate day, Instant askedAt, String why) {
    return new DeniedDay(day, askedAt, false, false, why, new TreeMap<>());
  }

  /** How many in all. */
  public long count() {
    return vaults.values().stream().mapToLong(Long::longValue).sum();
  }
}
