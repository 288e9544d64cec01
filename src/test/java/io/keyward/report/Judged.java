package io.keyward.report;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.inventory.Origin;
import io.keyward.inventory.Provisioning;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.ManagedIdentities;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Assessments by hand, for the writers of reports. */
public final class Judged {
  public static final Instant AT = Instant.parse("2026-11-22T08:30:00Z");
  public static final Provenance NOWHERE = new Provenance("1.2.3", AT, resource -> "");
  public static final Outcome VIOLATED = new Outcome.Violated("It is bad.", "this", "that");

  private Judged() {}

  public static Assessment as(Verdict verdict, Outcome outcome) {
    return of(
        "a",
        verdict,
        new Result(
            "cmk-required", Severity.HIGH, outcome, List.of(new Evidence("a fact", "", "")), ""));
  }

  /** Every text of it is the given one. */
  public static Assessment saying(String text) {
    Outcome outcome = new Outcome.Violated(text, text, text);
    Result result =
        new Result(
            "cmk-required", Severity.LOW, outcome, List.of(new Evidence(text, text, text)), "");
    return of(text, Verdict.NON_COMPLIANT, result);
  }

  public static Evaluation evaluation(Assessment... assessments) {
    return new Evaluation(List.of(assessments), List.of(), List.of(), 0);
  }

  /** The outcome of a word, with the sentence "why". */
  public static Outcome outcome(String word) {
    return switch (word) {
      case "satisfied" -> new Outcome.Satisfied("why");
      case "violated" -> new Outcome.Violated("why", "this", "that");
      case "undetermined" -> new Outcome.Undetermined("why");
      default -> new Outcome.NotApplicable("why");
    };
  }

  public static Assessment of(String name, Verdict verdict, Result result) {
    Resource resource =
        new Resource(
            "/subscriptions/S/" + name,
            ResourceKind.COGNITIVE_ACCOUNT,
            name,
            name,
            name,
            name,
            name,
            name,
            Map.of(),
            Provisioning.FINAL,
            Resource.Capability.SILENT,
            List.of(),
            new Encryption.Platform(name),
            new ManagedIdentities(false, new Principal("", "", ""), Map.of(), false),
            List.of(),
            new Facts.None(),
            Origin.none());
    return new Assessment(resource, name, false, verdict, "", false, List.of(result));
  }
}
