package io.keyward.console;

import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedRequests;
import io.keyward.kpi.Kpis;
import io.keyward.kpi.ProductionCompliance;
import io.keyward.kpi.RemediationTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures over time, for charts and for the tables below them.
 *
 * @param days how many days are shown
 */
record KpiView(Kpis kpis, int days) {
  /** What stands where nothing is known; a chart has a gap there. */
  static final String UNKNOWN = "–";

  /**
   * A chart and its table.
   *
   * @param kind {@code line} or {@code bar}
   * @param heads the names of the columns after the day
   * @param empty what is said where no cell is known; "" where one is
   */
  record Chart(
      String id, String title, String kind, List<String> heads, List<Row> rows, String empty) {}

  /** A day and its cells. */
  record Row(String day, List<String> cells) {}

  List<Chart> charts() {
    return List.of(
        filled(
            new Chart(
                "kpi-compliance",
                "Production under your keys, percent",
                "line",
                List.of("Compliant"),
                List.of(),
                "Nobody counted in this time; Keyward counts every hour."),
            KpiView::compliance),
        filled(
            new Chart(
                "kpi-remediation",
                "Hours until violations were remedied, and age of the open ones",
                "line",
                List.of("Mean", "Median", "Nine in ten", "Age of open ones"),
                List.of(),
                "Nothing was remedied in this time and nothing is open."),
            KpiView::remediation),
        filled(
            new Chart(
                "kpi-keys",
                "Rotations of keys and denied requests",
                "bar",
                List.of("Rotations", "Denied requests"),
                List.of(),
                ""),
            KpiView::keys));
  }

  private Chart filled(Chart chart, Function<Kpis.Day, List<String>> cells) {
    List<Row> rows =
        kpis.history().stream().map(it -> new Row(it.day().toString(), cells.apply(it))).toList();
    boolean known =
        rows.stream().flatMap(row -> row.cells().stream()).anyMatch(it -> !it.equals(UNKNOWN));
    return new Chart(
        chart.id(), chart.title(), chart.kind(), chart.heads(), rows, known ? "" : chart.empty());
  }

  private static List<String> compliance(Kpis.Day day) {
    CountedDay counted = day.counted();
    return List.of(
        counted == null ? UNKNOWN : shown(ProductionCompliance.of(counted.production()).percent()));
  }

  private static List<String> remediation(Kpis.Day day) {
    RemediationTime time = day.remediation();
    return List.of(
        shown(time.meanHours()),
        shown(time.medianHours()),
        shown(time.p90Hours()),
        shown(time.openAgeHours()));
  }

  private static List<String> keys(Kpis.Day day) {
    Long denied = day.denied().count();
    return List.of(
        String.valueOf(day.rotations()), denied == null ? UNKNOWN : String.valueOf(denied));
  }

  private static String shown(@Nullable BigDecimal number) {
    return number == null ? UNKNOWN : number.toPlainString();
  }

  /** As counted last; empty where nobody counted. */
  Optional<ProductionCompliance> production() {
    return Optional.ofNullable(kpis.production());
  }

  String productionPercent() {
    String percent = production().map(it -> shown(it.percent())).orElse(UNKNOWN);
    return percent.equals(UNKNOWN) ? UNKNOWN : percent + " %";
  }

  String productionNote() {
    return production().map(KpiView::note).orElse("Nobody counted yet");
  }

  private static String note(ProductionCompliance told) {
    if (told.total() == 0) {
      return "No resource in production was judged";
    }
    return told.compliant()
        + " of "
        + told.total()
        + " production resources compliant"
        + (told.waived() > 0 ? " · " + told.waived() + " waived" : "")
        + (told.undetermined() > 0 ? " · " + told.undetermined() + " not known" : "");
  }

  String mean() {
    return hours(kpis.remediation().meanHours());
  }

  String median() {
    return hours(kpis.remediation().medianHours());
  }

  String ninth() {
    return hours(kpis.remediation().p90Hours());
  }

  private static String hours(@Nullable BigDecimal hours) {
    return hours == null ? UNKNOWN : hours.toPlainString() + " h";
  }

  int remedied() {
    return kpis.remediation().closed();
  }

  int rotations() {
    return kpis.rotations().count();
  }

  String denied() {
    return Optional.ofNullable(kpis.denied().count()).map(String::valueOf).orElse(UNKNOWN);
  }

  /** What is to be known beside the count of denied requests. */
  String deniedNote() {
    DeniedRequests told = kpis.denied();
    if (told.count() == null) {
      return "The logs of the vaults told of no day";
    }
    return told.provisional() ? "Provisional: days are missing or lines may still come" : "Final";
  }
}
