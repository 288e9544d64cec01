package io.keyward.workflow.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.TableKpis;
import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.kpi.AccessLogs;
import io.keyward.kpi.CountedDay;
import io.keyward.kpi.DeniedDay;
import io.keyward.kpi.Group;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.Kpis;
import io.keyward.kpi.VerdictCounts;
import io.keyward.kpi.meter.KpiMeter;
import io.keyward.rotation.LoggedVersion;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.testing.Plans;
import io.keyward.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of each day, and what is left unknown. */
final class PublishKpisTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private final World world = new World();
  private final Database database = Database.inMemory();
  private final KpiStore store = new TableKpis(new EmbeddedEntityTable(database, "kpis"));
  private final List<Instant> asked = new ArrayList<>();
  private Lookup<Map<String, Long>> answer = new Lookup.Found<>(Map.of("kv", 2L));
  private final AccessLogs logs =
      (from, until) -> {
        asked.add(from);
        return answer;
      };

  @AfterEach
  void close() {
    database.close();
    world.close();
  }

  private PublishKpis.Published publish() {
    return new PublishKpis(world.ports, store, logs, KpiMeter.none()).publish();
  }

  private void judged(ResourceId id, Verdict verdict, boolean production) {
    Map<String, Object> document =
        Map.of("production", production, "classification", "Confidential");
    String version = world.ports.judgements().find(id).map(Judgement::version).orElse("");
    Instant now = world.clock.instant();
    try {
      world
          .ports
          .judgements()
          .keep(
              new Judgement(
                  id,
                  verdict,
                  new java.util.LinkedHashMap<>(document),
                  Set.of(),
                  now,
                  now,
                  version));
    } catch (JudgementConflict e) {
      throw new AssertionError(e);
    }
  }

  private static ResourceId vault() {
    return ResourceId.of("/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v");
  }

  @Test
  void resourcesAreCountedByGroupAndVaultsAreNoResourcesOfAi() {
    judged(Plans.account("a"), Verdict.COMPLIANT, true);
    judged(Plans.account("b"), Verdict.WAIVED, true);
    judged(Plans.account("c"), Verdict.NON_COMPLIANT, false);
    judged(vault(), Verdict.NON_COMPLIANT, true);

    publish();

    String subscription = "00000000-0000-0000-0000-000000000001";
    String type = "microsoft.cognitiveservices/accounts";
    assertThat(store.groups(TODAY))
        .containsOnlyKeys(
            new Group(subscription, type, "Confidential", true),
            new Group(subscription, type, "Confidential", false));
    assertThat(store.days(TODAY, TODAY, 9).get(0).production())
        .isEqualTo(new VerdictCounts(Map.of(Verdict.COMPLIANT, 1, Verdict.WAIVED, 1)));
  }

  @Test
  void againOnTheSameDayGivesTheSameAndLaterOnItWhatIsTrueThen() {
    judged(Plans.account("a"), Verdict.NON_COMPLIANT, true);
    publish();
    List<CountedDay> first = store.days(TODAY, TODAY, 9);

    publish();

    assertThat(store.days(TODAY, TODAY, 9)).isEqualTo(first);
    judged(Plans.account("a"), Verdict.COMPLIANT, true);
    publish();
    assertThat(store.days(TODAY, TODAY, 9))
        .singleElement()
        .satisfies(it -> assertThat(it.production().of(Verdict.COMPLIANT)).isOne());
  }

  @Test
  void aMissedDayIsNotInvented() {
    judged(Plans.account("a"), Verdict.COMPLIANT, true);
    publish();
    world.clock.pass(Duration.ofDays(2));

    publish();

    assertThat(store.days(TODAY, TODAY.plusDays(9), 9))
        .extracting(CountedDay::day)
        .containsExactly(TODAY, TODAY.plusDays(2));
  }

  @Test
  void theLogsAreAskedForEachDayUntilNoLateLineCanCome() {
    for (int hour = 0; hour < 5; hour++) {
      publish();
    }
    asked.clear();

    publish();

    assertThat(store.denied(TODAY.minusDays(60), TODAY, 99)).hasSize(30);
    assertThat(asked).containsExactly(Instant.parse("2026-11-21T00:00:00Z"));
    assertThat(store.denied(TODAY.minusDays(1), TODAY, 9))
        .extracting(DeniedDay::complete)
        .containsExactly(true, false);
  }

  @Test
  void aRefusalIsUnknownAndTheRestIsNotAsked() {
    answer = new Lookup.Unreadable<>("HTTP 403");

    PublishKpis.Published published = publish();

    assertThat(published.gap()).isEqualTo("HTTP 403");
    assertThat(asked).hasSize(1);
    assertThat(store.denied(TODAY, TODAY, 9)).singleElement().matches(it -> !it.known());
  }

  @Test
  void rotationsThatAreNotToldKeepNoDenialFromBeingCountedAndAreAskedForAgain() {
    AccessLogs tooMany =
        new AccessLogs() {
          @Override
          public Lookup<Map<String, Long>> denied(Instant from, Instant until) {
            return answer;
          }

          @Override
          public Lookup<List<LoggedVersion>> made(Instant from, Instant until) {
            return new Lookup.Unreadable<>("too long");
          }
        };

    PublishKpis.Published published =
        new PublishKpis(world.ports, store, tooMany, KpiMeter.none()).publish();

    assertThat(published.gap()).isEqualTo("too long");
    assertThat(store.denied(TODAY.minusDays(60), TODAY, 99))
        .hasSize(8)
        .allMatch(DeniedDay::known)
        .noneMatch(DeniedDay::complete);
  }

  @Test
  void whatWasToldOnceIsNotForgottenForARefusal() {
    publish();
    answer = new Lookup.Unreadable<>("HTTP 403");

    publish();

    assertThat(store.denied(TODAY, TODAY, 9))
        .singleElement()
        .satisfies(it -> assertThat(it.count()).isEqualTo(2));
  }

  @Test
  void busyLogsKeepNothingFromBeingCounted() {
    List<Kpis> shown = new ArrayList<>();
    AccessLogs busy =
        (from, until) -> {
          throw new TemporarilyUnavailable("busy", Duration.ofSeconds(9));
        };

    PublishKpis.Published published =
        new PublishKpis(world.ports, store, busy, shown::add).publish();

    assertThat(published.gap()).isEqualTo("busy");
    assertThat(shown).singleElement().satisfies(it -> assertThat(it.history()).hasSize(90));
    assertThat(store.days(TODAY, TODAY, 9)).hasSize(1);
  }
}
