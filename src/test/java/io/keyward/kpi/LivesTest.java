package io.keyward.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as the life of a ticket. */
final class LivesTest {
  private static final Instant AT = Instant.EPOCH;

  private static List<Life> of(String... states) {
    Lives lives = new Lives();
    for (String state : states) {
      lives.see("t", AT, state, "");
    }
    return lives.all();
  }

  @Test
  void aDrillIsNoTicket() {
    assertThat(of("requested", "approvedOnce", "waiting", "verifying", "failed")).isEmpty();
    assertThat(of("settling", "awaitingApproval")).hasSize(1);
  }
}
