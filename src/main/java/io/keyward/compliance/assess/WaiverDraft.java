package io.keyward.compliance.assess;

import io.keyward.compliance.RuleIds;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.WaiverScope;
import io.keyward.compliance.policy.TicketSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A waiver as somebody asks for it, before anything is checked. */
public record WaiverDraft(
    WaiverScope scope,
    List<String> rules,
    String reason,
    String compensatingControl,
    Instant until) {
  private static final int LONGEST_TEXT = 2_000;

  /** Copies the list. */
  public WaiverDraft {
    rules = List.copyOf(rules);
  }

  /** Why it cannot be asked for, "" where it can. */
  public String problem(Instant now, TicketSettings.WaiverLimits limits) {
    if (rules.isEmpty()) {
      return "A waiver names at least one rule.";
    }
    for (String rule : rules) {
      if (!RuleIds.all().contains(rule)) {
        return "A waiver names a rule that does not exist.";
      }
    }
    if (isBad(reason) || isBad(compensatingControl)) {
      return "A waiver needs a reason and a compensating control, each up to 2000 characters.";
    }
    if (!until.isAfter(now)) {
      return "A waiver must end in the future.";
    }
    boolean tooLong =
        until.isAfter(now.atOffset(ZoneOffset.UTC).plus(limits.longest()).toInstant());
    return tooLong ? "The policy allows a waiver to last " + limits.longest() + " at most." : "";
  }

  private static boolean isBad(String text) {
    return text.isBlank() || text.length() > LONGEST_TEXT;
  }

  /** The request of that person. */
  public Waiver by(Waiver.Signature person) {
    Waiver.Terms terms = new Waiver.Terms(reason.strip(), compensatingControl.strip(), until);
    return Waiver.requested(scope, rules, terms, person);
  }
}
