package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.azure.store.form.DrillStateForm;
import io.keyward.drill.BlastRadius;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillEvent;
import io.keyward.drill.DrillLife;
import io.keyward.drill.DrillNext;
import io.keyward.drill.DrillSlot;
import io.keyward.drill.DrillState;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Effect;
import io.keyward.ticket.Lease;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.ticket.store.TicketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drills in their rows, beside those of tickets. */
final class TableDrillsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final ResourceId KEY =
      ResourceId.of("/subscriptions/s/providers/Microsoft.KeyVault/vaults/kv/keys/cmk");
  private static final String URI = "https://kv.vault.azure.net/keys/cmk";
  private static final DrillEvent.Terms TERMS =
      new DrillEvent.Terms(Duration.ofHours(1), Duration.ofHours(24));

  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "keyward");
  private final TableDrills drills = new TableDrills(table, new Partitions(table));
  private final TableTickets tickets = new TableTickets(table, new Partitions(table));

  @AfterEach
  void close() {
    database.close();
  }

  private static DrillNext.Moved first(DrillSlot slot, BlastRadius radius) {
    return DrillLife.first(
        slot.nextId(),
        new DrillLife.Subject(KEY, URI, radius),
        new Drill.Wish("req", Set.of("req", "req@contoso.com"), "why\nnot"),
        TERMS,
        NOW);
  }

  private Drill saved(BlastRadius radius) throws TicketConflict {
    DrillSlot slot = drills.slot(KEY);
    DrillNext.Moved moved = first(slot, radius);
    drills.save(slot, moved);
    return moved.drill();
  }

  private static BlastRadius radius(int users) {
    List<BlastRadius.User> all =
        IntStream.range(0, users)
            .mapToObj(i -> new BlastRadius.User("/subscriptions/s/" + "x".repeat(900) + i, "v1"))
            .toList();
    return BlastRadius.of(URI, List.of("v1", "v2"), all);
  }

  @Test
  void aDrillIsReadAsItWasWritten() throws TicketConflict {
    Drill drill = saved(radius(3));

    assertThat(drills.find(drill.id())).contains(drill);
    assertThat(drills.slot(KEY).live()).contains(drill);
    assertThat(drills.list(10, "").items()).containsExactly(drill);
  }

  @Test
  void aVeryLargeBlastRadiusFitsIntoARow() throws TicketConflict {
    Drill drill = saved(radius(20_000));

    assertThat(drills.find(drill.id()).orElseThrow().radius().count()).isEqualTo(20_000);
  }

  static Stream<DrillState> states() {
    Lease lease = new Lease("worker", NOW);
    return Stream.of(
        new DrillState.Requested(NOW),
        new DrillState.ApprovedOnce(NOW),
        new DrillState.Waiting(NOW),
        new DrillState.Disabling(lease, NOW),
        new DrillState.Verifying(lease, NOW),
        new DrillState.CutOff(),
        new DrillState.NotCutOff("why"),
        new DrillState.Undetermined("why"),
        new DrillState.Restoring(lease, NOW),
        new DrillState.NotRestored("why"),
        new DrillState.Restored(),
        new DrillState.Withdrawn("ann"),
        new DrillState.Refused("ann", "no"),
        new DrillState.Expired(),
        new DrillState.Failed("why"));
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateIsReadAsItWasWritten(DrillState state) {
    Body written = Body.of(DrillStateForm.write(state));

    assertThat(DrillStateForm.read(written)).isEqualTo(state);
  }

  @Test
  void everyStateIsAmongThem() {
    assertThat(states().map(DrillState::word)).containsExactlyElementsOf(DrillState.words());
  }

  @Test
  void twoWritersOnOneReadAreOneWriter() throws TicketConflict {
    DrillSlot slot = drills.slot(KEY);
    drills.save(slot, first(slot, radius(1)));

    assertThatExceptionOfType(TicketConflict.class)
        .isThrownBy(() -> drills.save(slot, first(slot, radius(1))));
  }

  @Test
  void itsHistoryAndItsEffectsAreAmongThoseOfTickets() throws TicketConflict {
    Drill drill = saved(radius(1));

    assertThat(tickets.history(drill.id())).hasSize(1);
    assertThat(tickets.histories(10, "").items())
        .extracting(TicketStore.Told::ticket)
        .containsExactly(drill.id());
    assertThat(tickets.waiting(10, "").items())
        .extracting(TicketStore.Waiting::effect)
        .containsExactly(new Effect.Drill(Duration.ofHours(24)), new Effect.TellOfDrill());
    assertThat(tickets.slot(KEY).live()).isEmpty();
  }

  @Test
  void anEndFreesTheKeyForTheNextDrill() throws TicketConflict {
    Drill drill = saved(radius(1));
    DrillEvent withdraw = new DrillEvent.Withdraw(new Actor("req", Set.of()), "");
    drills.save(drills.slot(KEY), (DrillNext.Moved) DrillLife.next(drill, withdraw, NOW));

    assertThat(drills.slot(KEY).live()).isEmpty();
    assertThat(drills.slot(KEY).nextId().number()).isEqualTo(2);
  }
}
