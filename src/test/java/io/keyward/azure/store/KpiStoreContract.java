package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.entity.EntityTable;
import io.keyward.compliance.Verdict;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedDay;
import io.keyward.kpi.Group;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.VerdictCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the history of figures promises on every table. */
public abstract class KpiStoreContract {
  private static final Instant AT = Instant.parse("2026-11-22T09:52:00.123456Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  /** The table under test; no day is in it. */
  protected abstract EntityTable table();

  private KpiStore store() {
    return new TableKpis(table());
  }

  private static Map<Group, VerdictCounts> groups(int count) {
    Map<Group, VerdictCounts> groups = new HashMap<>();
    for (int i = 0; i < count; i++) {
      groups.put(
          new Group(
              "00000000-0000-0000-0000-00000000" + i,
              "microsoft.search/searchservices",
              i == 0 ? "" : "Öffentlich",
              i % 2 == 0),
          new VerdictCounts(Map.of(Verdict.COMPLIANT, i + 1, Verdict.WAIVED, 2)));
    }
    return groups;
  }

  private void keep(Instant at, Map<Group, VerdictCounts> groups) {
    store().keep(CountedDay.of(at, groups), groups);
  }

  @Test
  void aDayComesBackAsItWasKept() {
    keep(AT, groups(3));

    assertThat(store().days(DAY, DAY, 10)).containsExactly(CountedDay.of(AT, groups(3)));
    assertThat(store().groups(DAY)).isEqualTo(groups(3));
    assertThat(store().groups(DAY.plusDays(1))).isEmpty();
  }

  @Test
  void theSameDayAgainTakesThePlaceOfTheFirstWhole() {
    keep(AT, groups(2_500));

    keep(AT.plusSeconds(60), groups(1));
    keep(AT.plusSeconds(60), groups(1));

    assertThat(store().days(DAY, DAY, 10))
        .containsExactly(CountedDay.of(AT.plusSeconds(60), groups(1)));
    assertThat(store().groups(DAY)).isEqualTo(groups(1));
  }

  @Test
  void tenThousandGroupsFitIntoADay() {
    keep(AT, groups(10_000));

    assertThat(store().groups(DAY)).isEqualTo(groups(10_000));
  }

  @Test
  void daysComeInTheirOrderAndNoMoreThanAreAskedFor() {
    for (int back : new int[] {1, 3, 2, 0}) {
      keep(AT.minus(Duration.ofDays(back)), groups(1));
    }

    assertThat(store().days(DAY.minusDays(2), DAY, 10))
        .extracting(CountedDay::day)
        .containsExactly(DAY.minusDays(2), DAY.minusDays(1), DAY);
    assertThat(store().days(DAY.minusDays(9), DAY, 2)).hasSize(2);
    assertThat(store().days(DAY.plusDays(1), DAY.plusDays(9), 2)).isEmpty();
  }

  @Test
  void whatTheLogsToldComesBack() {
    DeniedDay told = DeniedDay.told(DAY, AT, true, Map.of("/subscriptions/s/vaults/kv", 3L));
    DeniedDay unknown = DeniedDay.unknown(DAY.plusDays(1), AT, "HTTP 403");

    store().keep(unknown);
    store().keep(told);

    assertThat(store().denied(DAY, DAY.plusDays(1), 10)).containsExactly(told, unknown);
  }
}
