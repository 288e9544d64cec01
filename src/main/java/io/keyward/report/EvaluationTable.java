package io.keyward.report;

import io.keyward.compliance.Assessment;
import io.keyward.compliance.Result;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.Resource;
import io.keyward.inventory.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An evaluation as a table for people: worst first, one line of summary below. */
public final class EvaluationTable {
  private static final List<String> HEADS =
      List.of("VERDICT", "SEVERITY", "TYPE", "NAME", "CLASSIFICATION", "KEY", "WHY");

  private EvaluationTable() {}

  /** The lines to print. */
  public static List<String> lines(Evaluation evaluation, Style style) {
    List<String> lines = new ArrayList<>();
    if (!evaluation.assessments().isEmpty()) {
      List<TextTable.Row> rows =
          evaluation.assessments().stream().map(EvaluationTable::row).toList();
      lines.addAll(new TextTable(HEADS, rows).lines(style));
      lines.add("");
    }
    lines.addAll(TextTable.wrap(summary(evaluation), style.width()));
    return lines;
  }

  private static TextTable.Row row(Assessment assessment) {
    Resource resource = assessment.resource();
    boolean violated = !assessment.findings().isEmpty();
    return new TextTable.Row(
        colour(assessment.verdict()),
        List.of(
            assessment.verdict().word(),
            violated ? assessment.severity().word() : "-",
            Shown.text(type(resource)),
            orDash(resource.name()),
            orDash(assessment.classification()),
            resource.encryption().source(),
            why(assessment)));
  }

  private static String type(Resource resource) {
    String type = resource.kind().type();
    String last = type.substring(type.indexOf('/') + 1);
    return resource.serviceKind().isEmpty() ? last : last + "/" + resource.serviceKind();
  }

  private static String why(Assessment assessment) {
    String verdict = assessment.verdict().word();
    String wanted =
        switch (assessment.verdict()) {
          case NON_COMPLIANT, WAIVED -> "violated";
          case UNDETERMINED -> "undetermined";
          default -> "";
        };
    String sentences =
        assessment.results().stream()
            .filter(result -> wanted.isEmpty() || result.outcome().word().equals(wanted))
            .map(EvaluationTable::sentence)
            .collect(Collectors.joining(" "));
    String pending = assessment.verdict() == Verdict.PENDING ? "Not final yet. " : "";
    return sentences.isEmpty() ? verdict : pending + sentences;
  }

  private static String sentence(Result result) {
    String waived =
        result.waivedBy().map(waiver -> "Waived until " + waiver.terms().until() + ": ").orElse("");
    return waived + Shown.text(result.outcome().message());
  }

  private static Style.Colour colour(Verdict verdict) {
    return switch (verdict) {
      case NON_COMPLIANT -> Style.Colour.RED;
      case UNDETERMINED, PENDING, WAIVED -> Style.Colour.YELLOW;
      case COMPLIANT -> Style.Colour.GREEN;
      case NOT_SUPPORTED -> Style.Colour.FAINT;
    };
  }

  private static String orDash(String text) {
    String shown = Shown.text(text);
    return shown.isEmpty() ? "-" : shown;
  }

  /** One line that counts the verdicts. */
  public static String summary(Evaluation evaluation) {
    String counts =
        evaluation.counts().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(EvaluationTable::count)
            .collect(Collectors.joining(", "));
    return evaluation.assessments().size()
        + " AI resource"
        + (evaluation.assessments().size() == 1 ? "" : "s")
        + (counts.isEmpty() ? "" : ": " + counts)
        + "; "
        + evaluation.others().size()
        + " other, "
        + evaluation.skipped()
        + " skipped (unknown type).";
  }

  private static String count(Map.Entry<Verdict, Integer> entry) {
    return entry.getValue() + " " + entry.getKey().word();
  }
}
