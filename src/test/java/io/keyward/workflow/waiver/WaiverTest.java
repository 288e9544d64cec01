package io.keyward.workflow.waiver;

import static io.keyward.testing.Bodies.account;
import static io.keyward.testing.Bodies.tagged;
import static io.keyward.testing.Bodies.withoutKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.WaiverScope;
import io.keyward.compliance.assess.WaiverDraft;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import io.keyward.testing.World;
import io.keyward.ticket.Actor;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A violation that is accepted for a time. */
final class WaiverTest {
  private static final Person ANA = new Person(new Actor("ana", Set.of("ana@contoso.com")), true);
  private static final Person BEN = new Person(new Actor("ben", Set.of("ben@contoso.com")), true);
  private static final Person CAL = new Person(new Actor("cal", Set.of("cal@contoso.com")), false);
  private static final Duration MONTH = Duration.ofDays(30);
  private final World world = new World();
  private final Waiving waiving = new Waiving(world);
  private final ResourceId openai = account("openai");

  @AfterEach
  void close() {
    world.close();
  }

  private void opened() {
    world.azure.put(withoutKey(openai));
    world.inspect.inspect(openai, Asked.BY_EVENT);
    world.pass(world.policy.settlingWindow());
  }

  private WaiverDecision waive(Person person) {
    return waiving.ticket(ticketId(), end(), person);
  }

  private TicketId ticketId() {
    return world.tickets(openai).get(0).id();
  }

  private Instant end() {
    return Instant.parse("2026-11-21T09:00:00Z").plus(MONTH);
  }

  private String waived() {
    opened();
    WaiverDecision asked = waive(CAL);
    waive(ANA);
    return ((WaiverDecision.Made) asked).waiver().id();
  }

  private Verdict verdict() {
    return world.ports.judgements().find(openai).orElseThrow().verdict();
  }

  private List<String> history() {
    return world.ports.tickets().history(ticketId()).stream().map(HistoryEntry::why).toList();
  }

  @Test
  void aSecondPersonWhoAsksForTheSameAcceptsIt() {
    waived();

    assertThat(world.states(openai)).containsExactly("waived");
    assertThat(verdict()).isEqualTo(Verdict.WAIVED);
    assertThat(String.valueOf(world.ports.judgements().find(openai).orElseThrow().document()))
        .contains("waiver={", "outcome=violated", "approvedBy=ana");
    assertThat(history().get(2)).contains("asked for by cal", "approved by ana", "Moved in May");
  }

  @ParameterizedTest(name = "{0} then {1}: {2}")
  @CsvSource({
    "cal, ana, approved",
    "ana, ben, approved",
    "ana, ana, requested",
    "ana, cal, requested",
    "cal, cal, requested",
  })
  void nobodyAcceptsTheirOwnAndNotEverybodyMay(String first, String second, String state) {
    opened();
    waive(person(first));

    WaiverDecision decision = waive(person(second));

    Waiver made = ((WaiverDecision.Made) decision).waiver();
    assertThat(made.stateAt(world.clock.instant()).word()).isEqualTo(state);
  }

  /** Events may call the author by another name than the one that they decide under. */
  @ParameterizedTest
  @ValueSource(strings = {"ben", "BEN", "ben@contoso.com"})
  void whoWroteTheResourceNeitherAcceptsNorSecondsItsWaiver(String author) {
    world.azure.put(withoutKey(openai));
    world.inspect.inspect(openai, Asked.BY_EVENT, Set.of(author.toLowerCase(Locale.ROOT)));
    world.pass(world.policy.settlingWindow());
    Waiver asked = ((WaiverDecision.Made) waive(CAL)).waiver();

    WaiverDecision accepted = waiving.approve.approve(asked.id(), BEN);
    WaiverDecision seconded = waive(BEN);

    assertThat(accepted).isInstanceOf(WaiverDecision.Refused.class);
    assertThat(((WaiverDecision.Made) seconded).waiver().approved()).isNull();
    assertThat(waiving.approve.approve(asked.id(), ANA)).isInstanceOf(WaiverDecision.Made.class);
  }

  private static Person person(String id) {
    return List.of(ANA, BEN, CAL).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTicketOpensAgainByItselfWhenTheWaiverEnds() {
    waived();

    for (int day = 0; day <= 30; day++) {
      world.pass(Duration.ofDays(1));
    }

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
    assertThat(verdict()).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(history().get(3)).startsWith("Reminder: the waiver ends at 2026-12-21T09:00:00Z");
    assertThat(history().get(4)).isEqualTo("The waiver ended.");
  }

  @Test
  void theSweepFindsTheEndWhenItsMessageIsLost() {
    waived();
    world.clock.pass(MONTH);
    world.forgetMessages();

    world.sweepInventory.start();
    world.pass(Duration.ofMinutes(1));

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  @Test
  void whatCannotBeReadDoesNotStayAcceptedBeyondTheEnd() {
    waived();
    world.azure.forbid(openai);

    world.pass(MONTH);

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
    assertThat(verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void aRevokedWaiverOpensTheTicketAtOnce() {
    String id = waived();

    waiving.revoke.revoke(id, BEN);

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
    assertThat(history().get(3)).isEqualTo("The violations are not all waived any more.");
  }

  @Test
  void aRevokedWaiverStaysRevoked() {
    String id = waived();
    waiving.revoke.revoke(id, BEN);

    assertThat(waive(CAL)).isInstanceOf(WaiverDecision.Refused.class);
    assertThat(waiving.approve.approve(id, BEN)).isInstanceOf(WaiverDecision.Refused.class);
  }

  @Test
  void aTicketClosesWhenNothingIsViolatedAnyMore() {
    waived();
    world.azure.put(tagged(withoutKey(openai), "Public"));

    world.inspect.inspect(openai, Asked.BY_EVENT);

    assertThat(world.states(openai)).containsExactly("closed");
    assertThat(verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  @ParameterizedTest
  @CsvSource({
    "/subscriptions/00000000-0000-0000-0000-000000000001, waived",
    "/Subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/RG, waived",
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/r, awaitingApproval",
    "/subscriptions/00000000-0000-0000-0000-000000000002, awaitingApproval",
  })
  void aScopeCoversWhatIsInIt(String scope, String state) {
    opened();

    waiving.scope(scope, end(), CAL, ANA);
    world.pass(Duration.ofSeconds(5));

    assertThat(world.states(openai)).containsExactly(state);
  }

  @Test
  void aWaiverOfAnotherRuleChangesNothing() {
    opened();
    WaiverDraft draft = draft("key-expired", end());
    waiving.request.request(draft, CAL);

    waiving.request.request(draft, ANA);

    assertThat(world.states(openai)).containsExactly("awaitingApproval");
  }

  private WaiverDraft draft(String rule, Instant until) {
    return new WaiverDraft(WaiverScope.of(openai), List.of(rule), "why", "instead", until);
  }

  @ParameterizedTest(name = "{0} in {1} days")
  @CsvSource({"cmk-required, 366", "cmk-required, 0", "cmk-required, -1", "no-rule, 30"})
  void whatIsOutOfBoundsIsRefused(String rule, int days) {
    Instant until = world.clock.instant().plus(Duration.ofDays(days));

    WaiverDecision decision = waiving.request.request(draft(rule, until), ANA);

    assertThat(decision).isInstanceOf(WaiverDecision.Invalid.class);
  }

  @Test
  void thePolicyBoundsAWaiver() throws BadPolicy {
    world.policy = PolicyFile.parse("waivers: {longest: P7D}");

    WaiverDecision decision = waiving.request.request(draft("cmk-required", end()), ANA);

    assertThat(decision)
        .isEqualTo(new WaiverDecision.Invalid("The policy allows a waiver to last P7D at most."));
  }

  @Test
  void aRuleThatIsOnlyReportedHasNoTicket() throws BadPolicy {
    world.policy = PolicyFile.parse("rules: {cmk-required: report}");

    opened();

    assertThat(world.tickets(openai)).isEmpty();
    assertThat(verdict()).isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void anAcceptedViolationOpensNoTicket() {
    waiving.scope("/subscriptions/" + Bodies.SUBSCRIPTION, end(), CAL, ANA);

    opened();

    assertThat(world.tickets(openai)).isEmpty();
    assertThat(verdict()).isEqualTo(Verdict.WAIVED);
  }

  @Test
  void onePromiseIsEnoughHoweverOftenItIsLookedAt() {
    waived();
    int waiting = world.waiting();

    for (int i = 0; i < 5; i++) {
      world.inspect.inspect(openai, Asked.BY_EVENT);
    }

    assertThat(world.waiting()).isEqualTo(waiting);
  }
}
