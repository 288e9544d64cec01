package io.keyward.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.azure.endpoint.Confinement;
import io.keyward.sandbox.azure.endpoint.GraphRows;
import io.keyward.sandbox.azure.endpoint.ResourceGraphEndpoint;
import io.keyward.sandbox.azure.limit.GraphLag;
import io.keyward.sandbox.azure.limit.GraphQuota;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.role.ManagementGroups;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many queries a caller has, and what it is told when there are none left. */
class GraphQuotaTest {
  private static final Principal CALLER = new Principal("reader");
  private final MovingClock clock = new MovingClock();
  private final GraphQuota quota = new GraphQuota(clock);

  private void useUp() {
    for (int i = 0; i < GraphQuota.QUERIES; i++) {
      quota.take(CALLER);
    }
  }

  @Test
  void theSixteenthQueryWithinTheWindowIsRefused() {
    useUp();

    GraphQuota.Left left = quota.take(CALLER);

    assertThat(left.allowed()).isFalse();
    assertThat(left.remaining()).isZero();
    assertThat(left.on(Reply.empty(429)).headers())
        .containsKeys("Retry-After", "x-ms-user-quota-remaining", "x-ms-user-quota-resets-after");
  }

  @Test
  void aNewWindowHasAWholeQuota() {
    useUp();
    clock.advance(Duration.ofSeconds(5));

    GraphQuota.Left left = quota.take(CALLER);

    assertThat(left.allowed()).isTrue();
    assertThat(left.remaining()).isEqualTo(14);
    assertThat(left.on(Reply.empty(200)).headers().get("x-ms-user-quota-resets-after"))
        .matches("00:00:0[45]");
  }

  @Test
  void eachCallerHasItsOwn() {
    useUp();

    assertThat(quota.take(new Principal("other")).allowed()).isTrue();
  }

  @Test
  void aRefusedQueryIsToldInTheWordsOfTheService() {
    useUp();
    try (Documents documents = new Documents(TestTenant.memory(), clock)) {
      ResourceGraphEndpoint endpoint =
          new ResourceGraphEndpoint(
              new GraphRows(documents, new ManagementGroups(documents), new Confinement()),
              new ManagementGroups(documents),
              new ResourceGraphEndpoint.Timing(new GraphLag(), quota, clock));

      Reply reply = endpoint.answer(query("resources")).orElseThrow();

      assertThat(reply.status()).isEqualTo(429);
      assertThat(Json.text(Json.stored(reply.body()), "error.code")).isEqualTo("RateLimiting");
    }
  }

  private static Call query(String query) {
    return new Call(
        "POST",
        List.of("providers", "Microsoft.ResourceGraph", "resources"),
        Map.of(),
        Map.of(),
        Json.write(Json.object().put("query", query)),
        CALLER);
  }
}
