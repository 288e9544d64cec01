package io.keyward.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.compliance.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What each figure means; docs/kpis.md says the same. */
final class KpisTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Instant START = Period.start(DAY);
  private static final Instant NOW = START.plus(Duration.ofHours(60));

  private final Lives lives = new Lives();
  private final List<Instant> rotations = new ArrayList<>();
  private final List<CountedDay> days = new ArrayList<>();
  private final List<DeniedDay> denied = new ArrayList<>();

  private Kpis of(LocalDate from, LocalDate to) {
    return Kpis.of(new Period(from, to), new Told(lives.all(), rotations, days, denied), NOW);
  }

  private ProductionCompliance productionOfThreeDays() {
    return Objects.requireNonNull(ofThreeDays().production());
  }

  private Kpis ofThreeDays() {
    return of(DAY, DAY.plusDays(2));
  }

  private static Instant hour(double hours) {
    return START.plusMillis((long) (hours * 3_600_000));
  }

  private void remedied(String ticket, double found, double ended) {
    lives.see(ticket, hour(found), "settling", "It is under no key.");
    lives.see(ticket, hour(found + 0.25), "awaitingApproval", "The violation lasted.");
    lives.see(ticket, hour(ended), "resolved", "The same check was run again.");
  }

  private void counted(LocalDate day, Map<Verdict, Integer> production) {
    VerdictCounts counts = new VerdictCounts(production);
    days.add(new CountedDay(day, Period.start(day), counts, counts));
  }

  @Test
  void whatIsWaivedOrUndeterminedIsInTheTotalAndNotCompliant() {
    counted(
        DAY,
        Map.of(
            Verdict.COMPLIANT, 2,
            Verdict.NON_COMPLIANT, 1,
            Verdict.WAIVED, 2,
            Verdict.UNDETERMINED, 1,
            Verdict.NOT_SUPPORTED, 40,
            Verdict.PENDING, 40));

    assertThat(ofThreeDays().production())
        .isEqualTo(new ProductionCompliance(2, 6, new BigDecimal("33.33"), 2, 1));
  }

  @Test
  void aPercentageIsRoundedDownSoThatAHundredMeansAll() {
    counted(DAY, Map.of(Verdict.COMPLIANT, 99_999, Verdict.NON_COMPLIANT, 1));

    assertThat(productionOfThreeDays().percent()).isEqualTo(new BigDecimal("99.99"));
  }

  @Test
  void aDayOnWhichNobodyCountedIsNotKnownAndTheLastKnownOneIsTold() {
    counted(DAY, Map.of(Verdict.COMPLIANT, 1));

    Kpis told = ofThreeDays();

    assertThat(told.history())
        .extracting(it -> it.count().isPresent())
        .containsExactly(true, false, false);
    assertThat(productionOfThreeDays().compliant()).isEqualTo(1);
    assertThat(of(DAY.plusDays(1), DAY.plusDays(2)).production()).isNull();
  }

  @Test
  void withoutResourcesThereIsNoPercentage() {
    counted(DAY, Map.of());

    assertThat(productionOfThreeDays().percent()).isNull();
  }

  @Test
  void meanMedianAndNinthTenthAreOfWhatWasRemediedInThePeriod() {
    for (int i = 1; i <= 10; i++) {
      remedied("t" + i, 0, i);
    }
    remedied("before", -30, -1);
    remedied("after", 0, 61);

    RemediationTime time = ofThreeDays().remediation();

    assertThat(time.closed()).isEqualTo(10);
    assertThat(time.meanHours()).isEqualTo(new BigDecimal("5.5000"));
    assertThat(time.medianHours()).isEqualTo(new BigDecimal("5.5000"));
    assertThat(time.p90Hours()).isEqualTo(new BigDecimal("9.0000"));
  }

  @Test
  void aWaiverStopsNoClock() {
    lives.see("t", hour(0), "awaitingApproval", "It is under no key.");
    lives.see("t", hour(1), "waived", "Accepted.");
    lives.see("t", hour(41), "awaitingApproval", "The waiver ended.");
    lives.see("t", hour(50), "closed", "The same check found no violation any more.");

    assertThat(ofThreeDays().remediation().meanHours()).isEqualTo(new BigDecimal("50.0000"));
  }

  @Test
  void whatWasDeletedOrNeverOpenedIsNeitherRemediedNorOpen() {
    lives.see("gone", hour(0), "awaitingApproval", "It is under no key.");
    lives.see("gone", hour(9), "closed", "The resource was deleted.");
    lives.see("settled", hour(0), "settling", "It is under no key.");
    lives.see("settled", hour(0.1), "closed", "The violation was mended while it settled.");

    RemediationTime time = ofThreeDays().remediation();

    assertThat(time.closed()).isZero();
    assertThat(time.meanHours()).isNull();
    assertThat(time.openAgeHours()).isNull();
  }

  @Test
  void theOpenAgeIsTheMeanOfThoseOpenAtTheEndAndNotAsTheyAreLater() {
    lives.see("a", hour(4), "awaitingApproval", "It is under no key.");
    lives.see("settling", hour(23.9), "settling", "It is under no key.");
    remedied("b", 14, 30);

    assertThat(of(DAY, DAY).remediation().openAgeHours()).isEqualTo(new BigDecimal("15.0000"));
    assertThat(ofThreeDays().remediation().openAgeHours()).isEqualTo(new BigDecimal("56.0000"));
  }

  @Test
  void rotationsAreCountedByTheQuarterTheyHappenedIn() {
    LocalDate first = LocalDate.of(2026, 6, 30);
    rotations.addAll(
        List.of(
            Period.start(first).minusNanos(1),
            Period.start(first),
            Period.start(LocalDate.of(2026, 7, 1)),
            Period.start(LocalDate.of(2026, 9, 30)),
            NOW));

    KeyRotations told = of(first, DAY.plusDays(2)).rotations();

    assertThat(told.count()).isEqualTo(3);
    assertThat(told.byQuarter())
        .containsExactly(
            new KeyRotations.Quarter("2026-Q2", 1),
            new KeyRotations.Quarter("2026-Q3", 2),
            new KeyRotations.Quarter("2026-Q4", 0));
  }

  @Test
  void deniedRequestsOfAPeriodThatIsNotKnownAreNotZero() {
    denied.add(DeniedDay.unknown(DAY, NOW, "HTTP 403"));

    assertThat(ofThreeDays().denied()).isEqualTo(new DeniedRequests(null, true));
  }

  @Test
  void deniedRequestsAreProvisionalUntilEveryDayIsToldWhole() {
    denied.add(DeniedDay.told(DAY, NOW, true, Map.of("a", 2L, "b", 3L)));
    denied.add(DeniedDay.told(DAY.plusDays(1), NOW, true, Map.of()));

    assertThat(of(DAY, DAY.plusDays(1)).denied()).isEqualTo(new DeniedRequests(5L, false));
    assertThat(ofThreeDays().denied()).isEqualTo(new DeniedRequests(5L, true));
    denied.add(DeniedDay.told(DAY.plusDays(2), NOW, false, Map.of("a", 1L)));
    assertThat(ofThreeDays().denied()).isEqualTo(new DeniedRequests(6L, true));
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new Period(DAY, DAY.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
