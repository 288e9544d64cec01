package io.keyward.report;

import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule on one resource, as a test case.
 *
 * @param file the URI of the file that told of the resource, "" where there is none
 */
record JunitCase(Assessment assessment, Result result, Standing standing, String file) {

  static List<JunitCase> of(Assessment assessment, String file) {
    return assessment.results().stream()
        .map(result -> new JunitCase(assessment, result, Standing.of(assessment, result), file))
        .toList();
  }

  String suite() {
    return assessment.resource().kind().type();
  }

  /** Servers tell test cases apart by class and name: a name without an id needs its file. */
  String name() {
    Resource resource = assessment.resource();
    String place = file.isEmpty() ? "" : file + "#";
    String subject = resource.id().isEmpty() ? place + resource.name() : resource.id();
    return Shown.whole(result.rule() + " " + subject);
  }

  /** The child that says it did not pass; "" for a pass. */
  String element() {
    return switch (standing) {
      case PASSED -> "";
      case FAILED -> "failure";
      case UNDECIDED -> "error";
      case WAIVED, NOT_FINAL, NOT_ASKED -> "skipped";
    };
  }

  String message() {
    String why =
        switch (standing) {
          case WAIVED -> "Waived" + until() + ": ";
          case NOT_FINAL -> "Not final yet: ";
          default -> "";
        };
    return why + Shown.whole(result.outcome().message());
  }

  private String until() {
    return result.waivedBy().map(waiver -> " until " + waiver.terms().until()).orElse("");
  }

  String kind() {
    return standing == Standing.FAILED ? result.severity().word() : result.outcome().word();
  }

  /** What a person needs to mend it, one fact on each line. */
  String details() {
    List<String> lines = new ArrayList<>();
    lines.add("verdict: " + assessment.verdict().word());
    if (!file.isEmpty()) {
      lines.add("file: " + file);
    }
    if (result.outcome() instanceof Outcome.Violated violated) {
      lines.add("observed: " + Shown.whole(violated.observed()));
      lines.add("expected: " + Shown.whole(violated.expected()));
    }
    result.evidence().forEach(evidence -> lines.add("evidence: " + Shown.whole(evidence.line())));
    Rules.byId(result.rule()).map(RuleText::fix).ifPresent(fix -> lines.add("fix: " + fix));
    return String.join("\n", lines);
  }
}
