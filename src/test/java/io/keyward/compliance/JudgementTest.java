package io.keyward.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When two judgements say the same. */
class JudgementTest {
  private static Judgement judgement(String fact, String at) {
    Map<String, String> evidence = Map.of("fact", fact, "read", "GET x", "at", at);
    return new Judgement(
        ResourceId.of("/subscriptions/s/resourceGroups/g/providers/N/t/n"),
        Verdict.COMPLIANT,
        Map.of("outcomes", List.of(Map.of("rule", "r", "evidence", List.of(evidence)))),
        Set.of(),
        Instant.EPOCH,
        Instant.EPOCH,
        "");
  }

  @Test
  void theMomentOfAReadIsNoDifference() {
    assertThat(judgement("a", "2026-11-21T09:00:00Z").saysTheSameAs(judgement("a", "2026-11-22")))
        .isTrue();
  }

  @Test
  void anotherFactIsOne() {
    assertThat(judgement("a", "2026-11-21").saysTheSameAs(judgement("b", "2026-11-21"))).isFalse();
  }
}
