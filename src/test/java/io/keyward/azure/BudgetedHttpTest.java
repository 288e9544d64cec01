package io.keyward.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.arm.ArmBodies;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Azure refused once is not asked again before its time, by nobody in this process. */
class BudgetedHttpTest {
  private static final ResourceId OTHER =
      ResourceId.of(ArmFixture.ACCOUNT.toString().replace("vision-1", "vision-2"));
  private static final ResourceId ELSEWHERE =
      ResourceId.of(
          OTHER
              .toString()
              .replace(ArmFixture.SUBSCRIPTION, "22222222-0000-0000-0000-000000000002"));

  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-22T12:00:00Z"));

  private ArmBodies bodies(ScriptedHttp http) {
    return ArmBodies.create(ArmFixture.CREDENTIAL, AzureEnvironment.AZURE, http, clock);
  }

  private static Reply refusal(String seconds) {
    Reply.Answer refused = Reply.error(429, "SubscriptionRequestsThrottled", "too many");
    refused.headers().set(HttpHeaderName.RETRY_AFTER, seconds);
    return refused;
  }

  private static Lookup<Map<String, @Nullable Object>> read(ArmBodies bodies, ResourceId id) {
    return bodies.read(id, "2025-06-01");
  }

  private static Duration waitOf(ArmBodies bodies, ResourceId id) {
    try {
      read(bodies, id);
    } catch (TemporarilyUnavailable e) {
      return e.retryAfter();
    }
    return Duration.ZERO;
  }

  @Test
  void nobodyAsksASubscriptionThatRefusedBeforeItIsTime() {
    ScriptedHttp http = ScriptedHttp.of(refusal("17"), Reply.of(200, "{}"));
    ArmBodies bodies = bodies(http);

    assertThat(waitOf(bodies, ArmFixture.ACCOUNT)).isEqualTo(Duration.ofSeconds(17));
    clock.pass(Duration.ofSeconds(7));
    assertThat(waitOf(bodies, OTHER)).isEqualTo(Duration.ofSeconds(10));
    assertThat(http.calls()).isEqualTo(1);

    clock.pass(Duration.ofSeconds(10));
    assertThat(read(bodies, OTHER)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void anotherSubscriptionGoesOn() {
    ArmBodies bodies = bodies(ScriptedHttp.of(refusal("17"), Reply.of(200, "{}")));
    waitOf(bodies, ArmFixture.ACCOUNT);

    assertThat(read(bodies, ELSEWHERE)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void oneRefusalHoldsUpTheOthersForHalfAMinuteAtMost() {
    ArmBodies bodies = bodies(ScriptedHttp.of(refusal("3600"), Reply.of(200, "{}")));
    assertThat(waitOf(bodies, ArmFixture.ACCOUNT)).isEqualTo(Duration.ofHours(1));

    clock.pass(Duration.ofSeconds(30));

    assertThat(read(bodies, OTHER)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void aReadOfASubscriptionThatIsAllButUsedUpIsPutOffAtOnce() {
    Reply.Answer last = Reply.of(200, "{}");
    ScriptedHttp http =
        ScriptedHttp.of(
            last.with("x-ms-ratelimit-remaining-subscription-reads", "0"), Reply.of(200, "{}"));
    ArmBodies bodies = bodies(http);
    read(bodies, ArmFixture.ACCOUNT);

    assertThat(waitOf(bodies, OTHER)).isEqualTo(Duration.ofSeconds(5));
    assertThat(http.calls()).isEqualTo(1);
    clock.pass(Duration.ofMillis(800));
    assertThat(read(bodies, ELSEWHERE)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void aCallThatIsNotSentSaysSo() {
    ArmBodies bodies = bodies(ScriptedHttp.of(refusal("17")));
    waitOf(bodies, ArmFixture.ACCOUNT);

    assertThatThrownBy(() -> read(bodies, OTHER))
        .isInstanceOf(TemporarilyUnavailable.class)
        .hasMessageContaining("NotSent");
  }
}
