package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.TableBacklog;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.WorkQueue;
import io.keyward.kpi.meter.Backlog;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.testing.LogLines;
import io.keyward.testing.World;
import io.keyward.workflow.ticket.DispatchOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the oldest work waits is kept, shown and, when it is too long, said. */
final class WatchBacklogTest {
  private final World world = new World();
  private final Database database = Database.inMemory();
  private final TableBacklog store = new TableBacklog(new EmbeddedEntityTable(database, "b"));
  private final List<Backlog> shown = new ArrayList<>();
  private final Instant now = world.clock.instant();

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private WatchBacklog over(WorkQueue queue) {
    return new WatchBacklog(queue, store, shown::add, world.policies, world.clock);
  }

  private Optional<Instant> minutesAgo(int minutes) {
    return minutes < 0 ? Optional.empty() : Optional.of(now.minus(Duration.ofMinutes(minutes)));
  }

  @Test
  void theAgeOfEachIsKeptForAllInstancesAndShown() {
    Backlog seen = over(() -> minutesAgo(3)).look(minutesAgo(2), minutesAgo(1));

    assertThat(seen)
        .isEqualTo(
            new Backlog(now, Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofMinutes(1)));
    assertThat(store.last()).contains(seen);
    assertThat(shown).containsExactly(seen);
  }

  @Test
  void whereNothingWaitsTheAgesAreZero() {
    Backlog seen = over(Optional::empty).look(Optional.empty(), Optional.empty());

    assertThat(seen).isEqualTo(new Backlog(now, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  @Test
  void aQueueThatCannotBeReadIsUnknownAndHidesNothingElse() {
    WorkQueue silent =
        () -> {
          throw new TemporarilyUnavailable("the queue is busy", Duration.ZERO);
        };

    Backlog seen = over(silent).look(minutesAgo(2), Optional.empty());

    assertThat(seen.work()).isNull();
    assertThat(seen.effects()).isEqualTo(Duration.ofMinutes(2));
    assertThat(store.last()).contains(seen);
  }

  /** A message of the queue may have rested for the settling window of ten minutes. */
  @ParameterizedTest
  @CsvSource({"24, 14, 14, 0", "25,  0,  0, 1", " 0, 15,  0, 1", " 0,  0, 15, 1", "-1, -1, -1, 0"})
  void onlyWhatWaitsForTooLongIsSaid(int work, int effect, int message, int lines) {
    WatchBacklog watch = over(() -> minutesAgo(work));

    List<String> said =
        LogLines.of(WatchBacklog.class, () -> watch.look(minutesAgo(effect), minutesAgo(message)));

    assertThat(said)
        .hasSize(lines)
        .allSatisfy(line -> assertThat(line).contains("Work waits for too long"));
  }

  @Test
  void theTimerOfTheOutboxTellsSinceWhenItsOldestWaits() {
    DispatchOutbox outbox = new DispatchOutbox(world.ports.tickets(), world.desk, world.clock);

    assertThat(outbox.dispatch()).isEmpty();
    assertThat(world.deliver.deliverDue()).isEmpty();
  }
}
