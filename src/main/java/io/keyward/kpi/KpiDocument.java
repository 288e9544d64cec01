package io.keyward.kpi;

import io.keyward.compliance.Verdict;
import io.keyward.inventory.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract's form of the figures, as ordered maps. */
public final class KpiDocument {
  private KpiDocument() {}

  /** The figures of a period. */
  public static Map<String, @Nullable Object> of(Kpis kpis) {
    return new Document()
        .text("from", kpis.period().from().toString())
        .text("to", kpis.period().to().toString())
        .value("productionCompliance", production(kpis.production()))
        .value("timeToRemediate", remediation(kpis.remediation()))
        .value("keyRotations", rotations(kpis.rotations()))
        .value("deniedRequests", denied(kpis.denied()))
        .list("history", kpis.history().stream().map(KpiDocument::day).toList())
        .map();
  }

  private static Map<String, @Nullable Object> production(@Nullable ProductionCompliance known) {
    return new Document()
        .value("compliant", known == null ? null : known.compliant())
        .value("total", known == null ? null : known.total())
        .value("percent", known == null ? null : known.percent())
        .value("waived", known == null ? null : known.waived())
        .value("undetermined", known == null ? null : known.undetermined())
        .map();
  }

  private static Map<String, @Nullable Object> remediation(RemediationTime time) {
    return new Document()
        .value("meanHours", time.meanHours())
        .value("medianHours", time.medianHours())
        .value("p90Hours", time.p90Hours())
        .value("closed", time.closed())
        .value("openAgeHours", time.openAgeHours())
        .map();
  }

  private static Map<String, @Nullable Object> rotations(KeyRotations rotations) {
    List<Map<String, @Nullable Object>> quarters =
        rotations.byQuarter().stream()
            .map(
                it -> new Document().text("quarter", it.quarter()).value("count", it.count()).map())
            .toList();
    return new Document().value("count", rotations.count()).list("byQuarter", quarters).map();
  }

  private static Map<String, @Nullable Object> denied(DeniedRequests denied) {
    return new Document()
        .value("count", denied.count())
        .value("provisional", denied.provisional())
        .map();
  }

  private static Map<String, @Nullable Object> day(Kpis.Day day) {
    Optional<CountedDay> counted = day.count();
    return new Document()
        .text("day", day.day().toString())
        .text("until", day.until().toString())
        .value(
            "productionCompliance",
            counted.map(it -> production(ProductionCompliance.of(it.production()))).orElse(null))
        .value("verdicts", counted.map(it -> verdicts(it.all())).orElse(null))
        .value("timeToRemediate", remediation(day.remediation()))
        .value("keyRotations", day.rotations())
        .value("deniedRequests", denied(day.denied()))
        .map();
  }

  /** How many of each verdict; a verdict that nobody has is 0. */
  public static Map<String, @Nullable Object> verdicts(VerdictCounts counts) {
    Document document = new Document();
    for (Verdict verdict : Verdict.values()) {
      document.value(verdict.word(), counts.of(verdict));
    }
    return document.map();
  }
}
