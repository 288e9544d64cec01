package io.keyward.drill;

import static io.keyward.drill.DrillCases.NOW;
import static io.keyward.drill.DrillCases.RADIUS;
import static io.keyward.drill.DrillCases.URI;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.drill.BlastRadius.User;
import io.keyward.drill.Check.Result;
import io.keyward.drill.VersionCall.Stage;
import io.keyward.inventory.Lookup;
import io.keyward.ticket.Effect;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a drill's table of states does not show. */
final class DrillLifeTest {
  private static final DrillState VERIFYING =
      new DrillState.Verifying(new Lease("worker", NOW.plusSeconds(60)), NOW);

  private static Drill moved(DrillNext next) {
    return ((DrillNext.Moved) next).drill();
  }

  @Test
  void theSecondApprovalBeginsTheWaitingTime() {
    Drill once = DrillCases.in(new DrillState.ApprovedOnce(NOW.plusSeconds(60)));

    DrillNext.Moved next = (DrillNext.Moved) DrillLife.next(once, DrillCases.event("approve"), NOW);

    assertThat(next.drill().state()).isEqualTo(new DrillState.Waiting(NOW.plusSeconds(3600)));
    assertThat(next.effects()).hasSize(2).endsWith(new Effect.TellOfDrill());
    assertThat(next.effects().get(0).delay()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void anotherBlastRadiusTakesTheApprovalsAway() {
    Drill once = DrillCases.in(new DrillState.ApprovedOnce(NOW.plusSeconds(60)));

    Drill after =
        moved(
            DrillLife.next(
                once, DrillCases.event("approve, and the blast radius is another"), NOW));

    assertThat(after.state()).isInstanceOf(DrillState.Requested.class);
    assertThat(after.approvals()).isEmpty();
    assertThat(after.radius()).isEqualTo(DrillCases.OTHER);
  }

  @Test
  void eachEntryIsChainedToTheOneBefore() {
    DrillNext.Moved first =
        DrillLife.first(
            DrillCases.in(VERIFYING).id(),
            new DrillLife.Subject(DrillCases.in(VERIFYING).key(), URI, RADIUS),
            new Drill.Wish("req", Set.of(), "why"),
            DrillCases.TERMS,
            NOW);
    DrillNext.Moved second =
        (DrillNext.Moved) DrillLife.next(first.drill(), DrillCases.event("approve"), NOW);

    HistoryEntry entry = second.entries().get(0);
    assertThat(entry.previous()).isEqualTo(first.entries().get(0).hash());
    assertThat(entry.hash()).isEqualTo(entry.hashFor(first.drill().id().toString()));
  }

  /** A restored key must not begin to be enabled while a call that disables may be on its way. */
  @Test
  void restoringWaitsForTheLeaseOfWhoDisables() {
    Lease lease = new Lease("worker", NOW.plusSeconds(60));
    Drill disabling = DrillCases.in(new DrillState.Disabling(lease, NOW));

    DrillNext.Moved next =
        (DrillNext.Moved) DrillLife.next(disabling, DrillCases.event("restore"), NOW);
    DrillNext early =
        DrillLife.next(next.drill(), new DrillEvent.Claimed("other", NOW.plusSeconds(99)), NOW);

    assertThat(next.effects().get(0).delay()).isEqualTo(Duration.ofSeconds(60));
    assertThat(early).isInstanceOf(DrillNext.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "DONE, verifying",
    "LOST, verifying",
    "ALREADY, failed",
    "REFUSED, failed",
  })
  void whereNoCallOfOursCountedNothingWasDisabled(Stage stage, String state) {
    Lease lease = new Lease("worker", NOW.plusSeconds(60));
    Drill before = DrillCases.in(new DrillState.Disabling(lease, NOW));
    Drill called = moved(DrillLife.next(before, DrillCases.called(stage), NOW));

    DrillNext next = DrillLife.next(called, new DrillEvent.Turned("worker"), NOW);

    assertThat(moved(next).state().word()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(Result.class)
  void whatIsNotShownIsNeverCutOff(Result result) {
    Drill before = DrillCases.in(VERIFYING);
    Check check = new Check("/subscriptions/s/user", result, "");
    Drill looked = before.turned(before.disabling(), before.restoring(), List.of(check));
    DrillEvent end = new DrillEvent.Concluded("worker", new Lookup.Found<>(List.of()));

    String state = moved(DrillLife.next(looked, end, NOW)).state().word();

    assertThat(state)
        .isEqualTo(
            switch (result) {
              case CUT_OFF, GONE -> "cutOff";
              case ANSWERS -> "notCutOff";
              case UNDETERMINED -> "undetermined";
            });
  }

  @Test
  void aKeyThatCannotBeListedIsUndetermined() {
    DrillEvent end = new DrillEvent.Concluded("worker", new Lookup.Missing<>());

    assertThat(moved(DrillLife.next(DrillCases.in(VERIFYING), end, NOW)).state().word())
        .isEqualTo("undetermined");
  }

  @Property
  void theHashDoesNotDependOnTheOrder(@ForAll List<String> names) {
    List<User> users = names.stream().map(name -> new User("/" + name, "")).toList();
    List<User> turned =
        IntStream.range(0, users.size()).mapToObj(i -> users.get(users.size() - 1 - i)).toList();

    assertThat(BlastRadius.of(URI, names, turned).hash())
        .isEqualTo(BlastRadius.of(URI, names, users).hash());
  }

  @Test
  void theHashIsOfAllThoughNotAllAreNamed() {
    List<User> many =
        IntStream.range(0, 600).mapToObj(i -> new User("/subscriptions/s/" + i, "")).toList();

    BlastRadius all = BlastRadius.of(URI, List.of("v1"), many);
    BlastRadius fewer = BlastRadius.of(URI, List.of("v1"), many.subList(0, 599));

    assertThat(all.users()).hasSize(500);
    assertThat(all.count()).isEqualTo(600);
    assertThat(all.namesAll()).isFalse();
    assertThat(all.hash()).isNotEqualTo(fewer.hash());
  }
}
