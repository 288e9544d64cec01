package io.keyward.workflow.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Result;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.remediation.Plan;
import io.keyward.testing.Bodies;
import io.keyward.ticket.TicketEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which violations open a ticket, and when one may close. */
class JudgedEventTest {
  private static final String HUB = "/subscriptions/s/resourceGroups/g/providers/N/t/hub";

  private static Result violated(String rule, Severity severity, String from) {
    return new Result(
        rule,
        severity,
        new Outcome.Violated("It is.", "a", "b"),
        List.of(new Evidence("a", "GET", "")),
        from);
  }

  private static Result open(String rule) {
    return new Result(rule, Severity.LOW, new Outcome.Undetermined("Who knows."), List.of(), "");
  }

  private static TicketEvent event(String policy, boolean carried, Result... results)
      throws BadPolicy {
    Assessment assessment =
        new Assessment(
            Bodies.resource(Bodies.withKey(Bodies.account("a"))),
            "",
            false,
            Stream.of(results).anyMatch(it -> it.outcome() instanceof Outcome.Violated)
                ? Verdict.NON_COMPLIANT
                : Verdict.UNDETERMINED,
            carried ? HUB : "",
            carried,
            List.of(results));
    Policy read = PolicyFile.parse(policy);
    JudgeSubject.Judged judged =
        new JudgeSubject.Judged(
            assessment, Optional.empty(), (given, now) -> Plan.none(), Map.of());
    return new JudgedEvent(new Remedies(true), judged, false).of(assessment, Set.of(), read);
  }

  @Test
  void onlyRulesThatMayOpenTicketsAreInOne() throws BadPolicy {
    TicketEvent event =
        event(
            "rules: {cmk-key-usable: report}",
            false,
            violated("cmk-key-usable", Severity.CRITICAL, ""),
            violated("cmk-key-type", Severity.LOW, ""));

    assertThat(event).isInstanceOf(TicketEvent.FoundViolations.class);
    assertThat(((TicketEvent.FoundViolations) event).findings()).hasSize(1);
    assertThat(((TicketEvent.FoundViolations) event).severity()).isEqualTo(Severity.LOW);
  }

  @Test
  void whatIsOnlyReportedOpensNone() throws BadPolicy {
    assertThat(
            event(
                "rules: {cmk-key-type: report}", false, violated("cmk-key-type", Severity.LOW, "")))
        .isInstanceOf(TicketEvent.NotRequired.class);
  }

  @Test
  void aProjectOpensOneForItsOwnAlone() throws BadPolicy {
    assertThat(event("{}", true, violated("cmk-required", Severity.HIGH, HUB)))
        .isInstanceOf(TicketEvent.NotRequired.class);
    assertThat(
            event(
                "{}",
                true,
                violated("cmk-required", Severity.HIGH, HUB),
                violated("classification-tag", Severity.LOW, "")))
        .extracting(it -> ((TicketEvent.FoundViolations) it).findings().get(0).rule())
        .isEqualTo("classification-tag");
  }

  @Test
  void nothingClosesWhileARuleThatCountsIsOpen() throws BadPolicy {
    assertThat(
            event(
                "rules: {cmk-key-type: report}",
                false,
                violated("cmk-key-type", Severity.LOW, ""),
                open("cmk-key-usable")))
        .isInstanceOf(TicketEvent.FoundUnclear.class);
  }

  @Test
  void aRuleThatIsSwitchedOffKeepsNoTicketOpen() throws BadPolicy {
    Result off =
        new Result("cmk-required", Severity.INFORMATIONAL, Result.SWITCHED_OFF, List.of(), "");

    assertThat(event("rules: {cmk-required: off}", false, off))
        .isInstanceOf(TicketEvent.NotRequired.class);
    assertThat(event("{}", false, off, open("cmk-key-type")))
        .isInstanceOf(TicketEvent.FoundUnclear.class);
  }
}
