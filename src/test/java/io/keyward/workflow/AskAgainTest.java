package io.keyward.workflow;

import static io.keyward.testing.Bodies.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.port.Inspection;
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
  private final AskAgain again = new AskAgain(this::send, clock);

  private void send(Inspection inspection, Duration delay) {
    if (failing) {
      throw new TemporarilyUnavailable("503", Duration.ZERO);
    }
    sent.add(inspection);
  }

  @Test
  void aStormAsksOnce() {
    again.soon(account("a"));
    again.soon(account("a"));

    assertThat(sent).containsExactly(new Inspection.OfResource(account("a")));
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
