package io.keyward.report;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An evaluation as a table for people: worst first, one line of summary below. */
public final class EvaluationTable {
  private static final List<String> HEADS =
      List.of("VERDICT", "SEVERITY", "TYPE", "NAME", "CLASSIFICATION", "KEY", "WHY");

  private static final List<String> VAULT_HEADS = List.of("VERDICT", "SEVERITY", "VAULT", "WHY");

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
    if (!evaluation.vaults().isEmpty()) {
      List<TextTable.Row> rows = evaluation.vaults().stream().map(EvaluationTable::vault).toList();
      lines.addAll(new TextTable(VAULT_HEADS, rows).lines(style));
      lines.add("");
    }
    lines.addAll(TextTable.wrap(summary(evaluation), style.width()));
    return lines;
  }

  private static TextTable.Row row(Assessment assessment) {
    Resource resource = assessment.resource();
    return new TextTable.Row(
        colour(assessment.verdict()),
        List.of(
            assessment.verdict().word(),
            severity(assessment),
            Shown.text(type(resource)),
            orDash(resource.name()),
            orDash(assessment.classification()),
            resource.encryption().source(),
            why(assessment)));
  }

  private static TextTable.Row vault(Assessment assessment) {
    return new TextTable.Row(
        colour(assessment.verdict()),
        List.of(
            assessment.verdict().word(),
            severity(assessment),
            orDash(assessment.resource().name()),
            why(assessment)));
  }

  private static String severity(Assessment assessment) {
    return assessment.findings().isEmpty() ? "-" : assessment.severity().word();
  }

  private static String type(Resource resource) {
    String type = resource.kind().type();
    String last = type.substring(type.indexOf('/') + 1);
    return resource.serviceKind().isEmpty() ? last : last + "/" + resource.serviceKind();
  }

  /** The violated links first, each by its rule; what nobody could decide stands apart. */
  private static String why(Assessment assessment) {
    List<String> parts = new ArrayList<>();
    if (assessment.verdict() == Verdict.PENDING) {
      parts.add("Not final yet.");
    }
    parts.addAll(sentences(results(assessment, Outcome.Violated.class)));
    List<Result> open = results(assessment, Outcome.Undetermined.class);
    if (parts.isEmpty()) {
      parts.addAll(sentences(open));
    } else if (!open.isEmpty()) {
      String rules = open.stream().map(Result::rule).collect(Collectors.joining(", "));
      parts.add("Undetermined: " + rules + ".");
    }
    if (parts.isEmpty()) {
      assessment.results().stream()
          .limit(1)
          .forEach(it -> parts.add(Shown.text(it.outcome().message())));
    }
    return parts.isEmpty() ? assessment.verdict().word() : String.join(" ", parts);
  }

  private static List<Result> results(Assessment assessment, Class<? extends Outcome> outcome) {
    return assessment.results().stream().filter(it -> outcome.isInstance(it.outcome())).toList();
  }

  /** What several rules say alike is said once. */
  private static List<String> sentences(List<Result> results) {
    Map<String, String> rules = new LinkedHashMap<>();
    results.forEach(it -> rules.merge(sentence(it), it.rule(), (a, b) -> a + ", " + b));
    return rules.entrySet().stream().map(it -> it.getValue() + ": " + it.getKey()).toList();
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
    String vaults =
        evaluation.vaults().isEmpty()
            ? ""
            : "; " + counted("vault", Evaluation.counts(evaluation.vaults()));
    return counted("AI resource", evaluation.counts())
        + vaults
        + "; "
        + evaluation.others().size()
        + " other, "
        + evaluation.skipped()
        + " skipped (unknown type)."
        + switchedOff(evaluation);
  }

  /** A report must not look complete where rules did not run. */
  public static String switchedOff(Evaluation evaluation) {
    List<String> rules =
        evaluation.all().stream()
            .flatMap(assessment -> assessment.results().stream())
            .filter(Result::isSwitchedOff)
            .map(Result::rule)
            .distinct()
            .toList();
    return rules.isEmpty()
        ? ""
        : " Switched off by policy: "
            + rules.size()
            + (rules.size() == 1 ? " rule (" : " rules (")
            + String.join(", ", rules)
            + ").";
  }

  private static String counted(String what, Map<Verdict, Integer> verdicts) {
    int all = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    String counts =
        verdicts.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> entry.getValue() + " " + entry.getKey().word())
            .collect(Collectors.joining(", "));
    return all + " " + what + (all == 1 ? "" : "s") + (counts.isEmpty() ? "" : ": " + counts);
  }
}
