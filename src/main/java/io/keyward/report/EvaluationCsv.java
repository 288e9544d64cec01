package io.keyward.report;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An evaluation as comma-separated values: one line for each rule's outcome on each resource. */
public final class EvaluationCsv {
  private static final List<String> HEADS =
      List.of(
          "id",
          "type",
          "kind",
          "name",
          "location",
          "classification",
          "production",
          "verdict",
          "rule",
          "outcome",
          "severity",
          "message",
          "observed",
          "expected",
          "evidence",
          "encryptionSource",
          "vaultUri",
          "keyName",
          "keyVersion",
          "identityKind",
          "waiver",
          "waivedUntil",
          "frameworks",
          "inheritedFrom");

  private EvaluationCsv() {}

  /** The whole text, the row of names first. */
  public static String text(Evaluation evaluation) {
    return evaluation.all().stream()
        .flatMap(EvaluationCsv::lines)
        .collect(Collectors.joining("", Csv.line(HEADS), ""));
  }

  private static Stream<String> lines(Assessment assessment) {
    List<String> subject = subject(assessment);
    List<String> encryption = encryption(assessment.resource().encryption());
    return assessment.results().stream()
        .map(
            result ->
                Stream.of(subject, outcome(result), encryption, waiver(result), more(result))
                    .flatMap(List::stream)
                    .toList())
        .map(Csv::line);
  }

  private static List<String> subject(Assessment assessment) {
    Resource resource = assessment.resource();
    return List.of(
        resource.id(),
        resource.type(),
        resource.serviceKind(),
        resource.name(),
        resource.location(),
        assessment.classification(),
        String.valueOf(assessment.production()),
        assessment.verdict().word());
  }

  private static List<String> outcome(Result result) {
    Outcome outcome = result.outcome();
    return List.of(
        result.rule(),
        outcome.word(),
        result.severity().word(),
        outcome.message(),
        outcome instanceof Outcome.Violated violated ? violated.observed() : "",
        outcome instanceof Outcome.Violated violated ? violated.expected() : "",
        result.evidence().stream().map(Evidence::line).collect(Collectors.joining(" | ")));
  }

  private static List<String> waiver(Result result) {
    return result
        .waivedBy()
        .map(waiver -> List.of(waiver.id(), waiver.terms().until().toString()))
        .orElse(List.of("", ""));
  }

  /** Columns that came later stand at the end, so that older sheets still fit. */
  private static List<String> more(Result result) {
    String frameworks =
        Rules.byId(result.rule()).map(RuleText::frameworks).orElse(List.of()).stream()
            .map(it -> it.title() + " " + String.join(", ", it.controls()))
            .collect(Collectors.joining(" | "));
    return List.of(frameworks, result.inheritedFrom());
  }

  private static List<String> encryption(Encryption encryption) {
    if (encryption instanceof Encryption.Customer customer) {
      KeyReference key = customer.key();
      String identity = customer.identity().kind().word();
      return List.of(encryption.source(), key.vaultUri(), key.name(), key.version(), identity);
    }
    return List.of(encryption.source(), "", "", "", "");
  }
}
