package io.keyward.workflow;

import static io.keyward.testing.Bodies.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.InspectionQueue;
import io.keyward.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked for once is not asked for again, unless it was not stored. */
final class AskAgainTest {
  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final List<Inspection> sent = new ArrayList<>();
  private boolean failing;
  private long elapsed;
  private final AskAgain again = new AskAgain(new Kept(), clock);

  /** Its own clock is moved by hand. */
  private final class Kept implements InspectionQueue {
    @Override
    public void ask(Inspection inspection, Duration delay) {
      if (failing) {
        throw new TemporarilyUnavailable("503", Duration.ZERO);
      }
      sent.add(inspection);
    }

    @Override
    public long elapsed() {
      return elapsed;
    }
  }

  @Test
  void aStormAsksOnce() {
    again.soon(account("a"));
    again.soon(account("a"));

    assertThat(sent).containsExactly(new Inspection.OfResource(account("a")));
  }

  @Test
  void aClockThatIsSetBackKeepsNothingBack() {
    again.soon(account("a"));
    clock.pass(Duration.ofHours(-1));
    elapsed += AskAgain.DELAY.toNanos();

    again.soon(account("a"));

    assertThat(sent).hasSize(2);
  }

  @Test
  void whatCouldNotBeStoredIsAskedForByWhoeverComesNext() {
    failing = true;
    assertThatExceptionOfType(TemporarilyUnavailable.class)
        .isThrownBy(() -> again.soon(account("a")));
    failing = false;

    again.soon(account("a"));

    assertThat(sent).hasSize(1);
  }
}
