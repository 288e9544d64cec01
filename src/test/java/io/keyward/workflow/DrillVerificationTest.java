package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.drill.Check;
import io.keyward.drill.KeyLog;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import io.keyward.testing.VaultKey;
import io.keyward.ticket.store.TicketQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a drill finds while the key is disabled, and what others are told of it. */
final class DrillVerificationTest {
  private final Drilling drilling = new Drilling();

  @AfterEach
  void close() {
    drilling.close();
  }

  @Test
  void aVersionMadeDuringTheDrillIsNamed() {
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.world.drills(drilling.world.ports, drilling.vault).carryOn(drilling.id);
    drilling.vault.version("v3", true);
    drilling.untilNothingIsToDo();

    assertThat(drilling.state()).isEqualTo("notCutOff");
    assertThat(drilling.why()).last().asString().contains("Enabled versions: v3.");
  }

  @Test
  void whoMovedToAnotherKeyStillAnswersAndWhoIsGoneDoesNot() {
    ResourceId gone = drilling.key.user("gone", "v1");
    drilling.world.inspect.inspect(gone, Asked.BY_EVENT);
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    drilling.world.drills(drilling.world.ports, drilling.vault).carryOn(drilling.id);
    drilling.world.azure.delete(gone);
    new VaultKey(drilling.world.azure, "other").user("scoring", "");
    drilling.untilNothingIsToDo();

    assertThat(drilling.state()).isEqualTo("notCutOff");
    assertThat(drilling.drill().checks())
        .extracting(Check::result)
        .containsExactlyInAnyOrder(Check.Result.GONE, Check.Result.ANSWERS);
  }

  @Test
  void aTicketAndAnAlertOfTheKeySayThatItIsADrill() {
    drilling.approved();
    drilling.world.pass(Drilling.WAITING);
    drilling.key.disabled();
    drilling.world.pass(Duration.ofMinutes(15));

    String note = "This is a drill (" + drilling.id + ").";
    for (ResourceId subject : List.of(drilling.key.id(), drilling.user)) {
      TicketQuery query = new TicketQuery("", "", subject.toString());
      assertThat(drilling.world.ports.tickets().list(query, 10, "").items())
          .flatExtracting(ticket -> ticket.findings())
          .filteredOn(finding -> finding.rule().equals("cmk-key-usable"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.message()).startsWith(note));
    }
    assertThat(drilling.world.ports.alerts().on(drilling.key.id().toString()))
        .anySatisfy(alert -> assertThat(alert.signal().sentence()).startsWith(note));
  }

  @Test
  void aRealRevocationDuringNoDrillSaysNothingOfOne() {
    drilling.disabled().restored();
    drilling.key.disabled();
    drilling.world.inspect.inspect(drilling.key.id(), Asked.BY_EVENT);

    assertThat(drilling.world.ports.alerts().on(drilling.key.id().toString()))
        .filteredOn(alert -> !alert.signal().rule().equals("revocation-drill"))
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(alert.signal().sentence()).doesNotContain("drill"));
  }

  /** A log that tells this of every caller. */
  private static KeyLog log(KeyLog.Attempts attempts) {
    return new KeyLog() {
      @Override
      public boolean isThere() {
        return true;
      }

      @Override
      public Lookup<Map<String, Attempts>> of(ResourceId key, Instant from, Instant until) {
        return new Lookup.Found<>(Map.of("client", attempts));
      }
    };
  }

  private void withIdentity() {
    drilling.world.azure.put(Bodies.underKeyAs(drilling.user, "cmk", "client"));
    drilling.world.inspect.inspect(drilling.user, Asked.BY_EVENT);
  }

  @Test
  void refusalsInTheVaultsLogShowThatOneIsCutOff() {
    withIdentity();
    drilling.world.keyLog = log(new KeyLog.Attempts(3, 0));
    drilling.disabled();
    assertThat(drilling.state()).isEqualTo("verifying");

    drilling.world.pass(Duration.ofMinutes(10));
    drilling.world.pass(Duration.ofMinutes(10));

    assertThat(drilling.state()).isEqualTo("cutOff");
  }

  @Test
  void aGrantedRequestInTheVaultsLogShowsThatOneStillAnswers() {
    withIdentity();
    drilling.world.keyLog = log(new KeyLog.Attempts(3, 1));
    drilling.disabled();

    assertThat(drilling.state()).isEqualTo("notCutOff");
  }

  @Test
  void oneWithMoreUsersThanAStretchCanReadComesToAnEnd() {
    for (int i = 0; i < 30; i++) {
      ResourceId another = drilling.key.user("user-" + i, "");
      drilling.world.inspect.inspect(another, Asked.BY_EVENT);
    }
    drilling.approved();
    drilling.world.clock.pass(Drilling.WAITING);
    Ports slow =
        drilling.reading(
            id -> {
              drilling.world.clock.pass(Duration.ofSeconds(1));
              return drilling.world.ports.resources().read(id);
            });

    drilling.untilNothingIsToDo(drilling.world.drills(slow, drilling.vault));

    assertThat(drilling.state()).isEqualTo("undetermined");
    assertThat(drilling.drill().checks()).hasSize(31);
  }

  @Test
  void logsAreAskedForAnHourAndThenNothingIsKnown() {
    withIdentity();
    drilling.world.keyLog = log(new KeyLog.Attempts(0, 0));
    drilling.disabled();
    assertThat(drilling.state()).isEqualTo("verifying");

    drilling.world.pass(Duration.ofMinutes(10));
    drilling.world.pass(Duration.ofMinutes(60));

    assertThat(drilling.state()).isEqualTo("undetermined");
  }
}
