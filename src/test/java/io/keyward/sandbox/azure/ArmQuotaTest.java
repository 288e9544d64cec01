package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.vaultId;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.azure.limit.ArmQuota;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the resource manager lets a caller do where its limits are asked for. */
class ArmQuotaTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private Duration passed = Duration.ZERO;
  private final ArmQuota quota =
      new ArmQuota(
          new Clock() {
            @Override
            public Instant instant() {
              return START.plus(passed);
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  private static Call call(String method, String subscription, String caller) {
    return new Call(
        method,
        List.of("subscriptions", subscription, "resourceGroups", "rg"),
        Map.of(),
        Map.of(),
        "",
        new Principal(caller));
  }

  private static Call read() {
    return call("GET", "s1", "reader");
  }

  private long allowed(int calls) {
    return IntStream.range(0, calls).filter(any -> quota.take(read()).allowed()).count();
  }

  @Test
  void nothingIsCountedUnlessItIsAskedFor() {
    assertThat(quota.counts(read())).isFalse();

    quota.enforce(true);

    assertThat(quota.counts(read())).isTrue();
  }

  @Test
  void aBucketHolds250ReadsAndFillsBy25EachSecond() {
    assertThat(allowed(300)).isEqualTo(250);

    passed = Duration.ofSeconds(5);

    assertThat(allowed(300)).isEqualTo(125);
  }

  @Test
  void whoComesBeforeItsTimeIsRefusedAgainAndCountedAsEarly() {
    allowed(250);
    ArmQuota.Left refused = quota.take(read());
    passed = Duration.ofSeconds(2);

    ArmQuota.Left again = quota.take(read());

    assertThat(refused.early()).isFalse();
    assertThat(refused.on(refused.refusal()).headers())
        .containsEntry("Retry-After", "5")
        .containsEntry("x-ms-ratelimit-remaining-subscription-reads", "0");
    assertThat(again).isEqualTo(new ArmQuota.Left(false, true, 0, 3, "reads"));
  }

  @Test
  void eachSubscriptionCallerAndKindHasItsOwn() {
    allowed(251);

    assertThat(quota.take(call("GET", "s2", "reader")).allowed()).isTrue();
    assertThat(quota.take(call("GET", "s1", "other")).allowed()).isTrue();
    assertThat(quota.take(call("PUT", "s1", "reader")).remaining()).isEqualTo(199);
  }

  @Test
  void aTenantThatIsAskedToThrottlesAndTellsWhatIsLeft(
      @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
    Clock still = Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC);
    try (TestTenant tenant = TestTenant.start(folder, TestTenant.memory(), still)) {
      tenant.group();
      tenant.azure.throttle(true);

      IntStream.range(0, 300)
          .forEach(any -> tenant.get(vaultId("kv-none") + "?api-version=2023-07-01"));

      assertThat(tenant.azure.calls().throttled()).isEqualTo(50);
      assertThat(tenant.azure.calls().early()).isEqualTo(49);
      tenant.azure.throttle(false);
      assertThat(tenant.get(TestTenant.GROUP).status()).isEqualTo(200);
    }
  }
}
