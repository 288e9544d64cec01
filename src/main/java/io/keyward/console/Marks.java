package io.keyward.console;

import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import java.util.List;
import java.util.Set;

/** Words with a look; the word is always there, so that colour alone tells nothing. */
final class Marks {
  static final List<String> STATES =
      List.of(
          "awaitingApproval",
          "settling",
          "approved",
          "executing",
          "verifying",
          "manual",
          "failed",
          "rejected",
          "waived",
          "resolved",
          "closed");
  static final List<Severity> SEVERITIES =
      List.of(
          Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFORMATIONAL);
  private static final Set<String> BUSY = Set.of("settling", "approved", "executing", "verifying");
  private static final Set<String> BAD = Set.of("failed", "awaitingApproval", "violated");

  private Marks() {}

  static String ofState(String state) {
    if (BAD.contains(state)) {
      return "bad";
    }
    if (BUSY.contains(state)) {
      return "busy";
    }
    return switch (state) {
      case "resolved", "satisfied", "compliant" -> "good";
      case "manual", "undetermined" -> "warn";
      case "waived" -> "waived";
      default -> "plain";
    };
  }

  static String of(Verdict verdict) {
    return switch (verdict) {
      case COMPLIANT -> "good";
      case NON_COMPLIANT -> "bad";
      case WAIVED -> "waived";
      case UNDETERMINED -> "warn";
      case PENDING -> "busy";
      case NOT_SUPPORTED -> "plain";
    };
  }

  static String of(Severity severity) {
    return "sev-" + severity.word();
  }
}
