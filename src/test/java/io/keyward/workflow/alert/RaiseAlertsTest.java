package io.keyward.workflow.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.alert.Alert;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.KeyUses;
import io.keyward.testing.Bodies;
import io.keyward.testing.FakeChannels;
import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people hear of keys, vaults and tickets. */
final class RaiseAlertsTest {
  private final World world = new World();
  private final Instant start = world.clock.instant();
  private final VaultKey key =
      new VaultKey(world.azure, "claims")
          .version("v1", start.minus(days(30)), start.plus(days(400)));

  @BeforeEach
  void route() throws Exception {
    world.policy =
        PolicyFile.parse(
            """
            channels: [{name: ops, type: teams, urlSetting: KEYWARD_CHANNEL_OPS}]
            alerts: {escalateAfter: PT0S}
            alertRoutes: [{channels: [ops]}]
            """);
    world.inspect.inspect(key.user("openai", ""), Asked.BY_EVENT);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static Duration days(int count) {
    return Duration.ofDays(count);
  }

  private void sweep() {
    world.sweepKeys.start();
    world.pass(Duration.ofSeconds(1));
  }

  private List<FakeChannels.Got> about(String rule) {
    return world.channels.got().stream().filter(it -> it.message().rule().equals(rule)).toList();
  }

  private List<Alert> alerts(ResourceId subject) {
    return world.ports.alerts().on(subject.toString());
  }

  @Test
  void aSoundKeyIsNoNews() {
    sweep();

    assertThat(alerts(key.id())).isEmpty();
    assertThat(world.channels.got()).isEmpty();
  }

  @Test
  void eachTierIsOneMessageUntilTheKeyIsRotated() {
    for (int day = 0; day < 405; day++) {
      world.clock.pass(days(1).minusSeconds(1));
      sweep();
    }
    assertThat(world.channels.texts())
        .containsExactly(
            "ops raised 90",
            "ops worsened 30",
            "ops worsened 14",
            "ops worsened 7",
            "ops worsened 1",
            "ops worsened expired");

    key.version("v2", world.clock.instant(), world.clock.instant().plus(days(500)));
    sweep();

    assertThat(world.channels.texts()).hasSize(7).last().isEqualTo("ops resolved expired");
    assertThat(alerts(key.id())).singleElement().matches(alert -> !alert.isOpen());
  }

  @Test
  void aDisabledKeyIsOneAlertWithAllWhoStop() {
    for (int i = 0; i < 30; i++) {
      world.inspect.inspect(key.user("bot" + i, ""), Asked.BY_EVENT);
    }
    key.disabled();
    sweep();
    sweep();

    assertThat(alerts(key.id()))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.signal().severity()).isEqualTo(Severity.CRITICAL);
              assertThat(alert.signal().radius().count()).isEqualTo(31);
              assertThat(alert.signal().radius().named()).hasSize(20);
            });
    assertThat(world.channels.texts()).containsExactly("ops raised disabled");
  }

  @Test
  void tenThousandUnderOneKeyAreOneAlert() {
    world.inspect.inspect(key.id(), Asked.BY_EVENT);
    ResourceId any = Bodies.account("openai");
    KeyUses.Use one = world.ports.uses().on(ResourceId.of(VaultKey.VAULT), 1).get(0);
    for (int i = 0; i < 10_000; i++) {
      ResourceId user = ResourceId.of(any + "-" + i);
      world.ports.uses().keep(new KeyUses.Use(user, one.key(), one.tags(), one.on()));
    }
    key.disabled();

    world.inspect.inspect(key.id(), Asked.BY_EVENT);
    world.deliver.deliverDue();

    assertThat(world.channels.got())
        .singleElement()
        .satisfies(it -> assertThat(it.message().radius().count()).isEqualTo(10_001));
  }

  @Test
  void aKeyThatCannotBeReadNeitherRaisesNorEnds() {
    key.disabled();
    sweep();
    world.azure.forbid(key.id());

    sweep();

    assertThat(alerts(key.id())).singleElement().matches(Alert::isOpen);
    assertThat(world.channels.texts()).containsExactly("ops raised disabled");
  }

  @Test
  void aVaultThatIsGoneIsToldAndToldToBeBack() {
    sweep();
    ResourceId vault = ResourceId.of(VaultKey.VAULT);
    world.azure.delete(vault);
    world.inspect.inspect(vault, Asked.BY_EVENT);
    sweep();

    assertThat(alerts(vault))
        .singleElement()
        .satisfies(alert -> assertThat(alert.signal().rule()).isEqualTo("vault-gone"));
    Bodies.keySide().forEach(world.azure::put);
    sweep();

    assertThat(alerts(vault))
        .noneMatch(alert -> alert.signal().rule().equals("vault-gone") && alert.isOpen());
  }

  @ParameterizedTest
  @CsvSource({"SILENT_VAULT, vault-unreachable", "BUSY_VAULT, vault-saturated"})
  void aVaultThatIsNotWellIsToldOnceAndToldToBeWell(
      TemporarilyUnavailable.Source how, String rule) {
    world.azure.unwell(how);
    sweep();
    sweep();
    world.azure.unwell(TemporarilyUnavailable.Source.OTHER);
    sweep();

    assertThat(about(rule))
        .extracting(FakeChannels.Got::text)
        .containsExactly("ops raised ", "ops resolved ");
  }

  @ParameterizedTest
  @CsvSource({"SILENT_VAULT, vault-unreachable", "BUSY_VAULT, vault-saturated"})
  void aVaultOfWhichArmTellsAllIsAskedForItself(TemporarilyUnavailable.Source how, String rule) {
    world.azure.asked = how;
    sweep();
    sweep();
    world.azure.asked = TemporarilyUnavailable.Source.OTHER;
    sweep();

    assertThat(about(rule))
        .extracting(FakeChannels.Got::text)
        .containsExactly("ops raised ", "ops resolved ");
  }

  @Test
  void aRuleThatIsOnlyReportedIsToldToNobody() throws Exception {
    world.policy = PolicyFile.parse("rules: {cmk-key-usable: report}");
    key.disabled();

    sweep();

    assertThat(alerts(key.id())).isEmpty();
  }

  @Test
  void manyTicketsOfOneReasonAreOneAlertWithTheirCount() {
    for (int i = 0; i < 40; i++) {
      ResourceId id = Bodies.account("plain" + i);
      world.azure.put(Bodies.withoutKey(id));
      world.inspect.inspect(id, Asked.BY_EVENT);
    }
    world.pass(Duration.ofMinutes(15));
    world.watchTickets.watch();
    world.watchTickets.watch();
    world.pass(Duration.ofSeconds(1));

    assertThat(about("cmk-required"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.message().count()).isEqualTo(40);
              assertThat(it.message().sentence())
                  .isEqualTo("40 tickets wait for people: cmk-required.");
            });
  }

  @Test
  void ticketsThatAreAllDoneEndTheirAlert() {
    ResourceId id = Bodies.account("plain");
    world.azure.put(Bodies.withoutKey(id));
    world.inspect.inspect(id, Asked.BY_EVENT);
    world.pass(Duration.ofMinutes(15));
    world.watchTickets.watch();
    world.azure.delete(id);
    world.inspect.inspect(id, Asked.BY_EVENT);

    world.watchTickets.watch();
    world.pass(Duration.ofSeconds(1));

    assertThat(about("cmk-required"))
        .extracting(FakeChannels.Got::text)
        .containsExactly("ops raised ", "ops resolved ");
  }

  @Test
  void whatTheKeyTellsIsNotToldAgainForEachResourceUnderIt() {
    key.disabled();
    world.inspect.inspect(Bodies.account("openai"), Asked.BY_EVENT);
    sweep();
    world.pass(Duration.ofMinutes(15));

    world.watchTickets.watch();
    world.pass(Duration.ofSeconds(1));

    assertThat(world.states(Bodies.account("openai"))).isNotEmpty();
    assertThat(about("cmk-key-usable"))
        .extracting(FakeChannels.Got::text)
        .containsExactly("ops raised disabled");
  }
}
