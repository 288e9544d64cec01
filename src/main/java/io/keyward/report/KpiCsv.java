package io.keyward.report;

import io.keyward.compliance.Verdict;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.Kpis;
import io.keyward.kpi.ProductionCompliance;
import io.keyward.kpi.RemediationTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history of the figures as comma-separated values: one line a day, empty for not known. */
public final class KpiCsv {
  private static final List<String> HEADS =
      List.of(
          "day",
          "until",
          "productionCompliant",
          "productionTotal",
          "productionPercent",
          "productionWaived",
          "productionUndetermined",
          "remediated",
          "meanHours",
          "medianHours",
          "p90Hours",
          "openAgeHours",
          "keyRotations",
          "deniedRequests",
          "deniedProvisional");

  private KpiCsv() {}

  /** The whole text, the row of names first. */
  public static String text(Kpis kpis) {
    List<String> heads = new ArrayList<>(HEADS);
    Arrays.stream(Verdict.values()).map(Verdict::word).forEach(heads::add);
    return kpis.history().stream()
        .map(KpiCsv::cells)
        .map(Csv::line)
        .collect(Collectors.joining("", Csv.line(heads), ""));
  }

  private static List<String> cells(Kpis.Day day) {
    List<String> cells = new ArrayList<>(List.of(day.day().toString(), day.until().toString()));
    cells.addAll(production(day.counted()));
    RemediationTime time = day.remediation();
    cells.add(String.valueOf(time.closed()));
    cells.add(number(time.meanHours()));
    cells.add(number(time.medianHours()));
    cells.add(number(time.p90Hours()));
    cells.add(number(time.openAgeHours()));
    cells.add(String.valueOf(day.rotations()));
    Long denied = day.denied().count();
    cells.add(denied == null ? "" : denied.toString());
    cells.add(String.valueOf(day.denied().provisional()));
    cells.addAll(verdicts(day.counted()));
    return cells;
  }

  private static List<String> production(@Nullable CountedDay counted) {
    if (counted == null) {
      return Collections.nCopies(5, "");
    }
    ProductionCompliance told = ProductionCompliance.of(counted.production());
    return List.of(
        String.valueOf(told.compliant()),
        String.valueOf(told.total()),
        number(told.percent()),
        String.valueOf(told.waived()),
        String.valueOf(told.undetermined()));
  }

  private static List<String> verdicts(@Nullable CountedDay counted) {
    return Arrays.stream(Verdict.values())
        .map(it -> counted == null ? "" : String.valueOf(counted.all().of(it)))
        .toList();
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
