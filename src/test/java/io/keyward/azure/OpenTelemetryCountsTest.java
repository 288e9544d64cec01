package io.keyward.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import io.keyward.compliance.Verdict;
import io.keyward.kpi.meter.EventMeter.Taken;
import io.keyward.testing.StandingClock;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an exporter of OpenTelemetry sees of what happens, through its real SDK. */
final class OpenTelemetryCountsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final GaugeReader exporter = new GaugeReader();
  private final SdkMeterProvider sdk =
      SdkMeterProvider.builder().registerMetricReader(exporter).build();
  private final AtomicInteger asked = new AtomicInteger();
  private final OpenTelemetryCounts counts =
      new OpenTelemetryCounts(
          () -> {
            asked.incrementAndGet();
            return sdk.get("io.keyward");
          },
          clock);

  @AfterEach
  void close() {
    sdk.close();
  }

  @Test
  void eventsAndVerdictsAreCountedByWhatBecameOfThem() {
    clock.pass(MINUTE);

    counts.event(Taken.JUDGED);
    counts.event(Taken.JUDGED);
    counts.event(Taken.IGNORED);
    counts.event(Taken.REFUSED);
    counts.verdict(Verdict.NON_COMPLIANT);

    assertThat(exporter.counted())
        .containsEntry("keyward.events{outcome=\"judged\"}", 2.0)
        .containsEntry("keyward.events{outcome=\"ignored\"}", 1.0)
        .containsEntry("keyward.events{outcome=\"refused\"}", 1.0)
        .containsEntry("keyward.verdicts{verdict=\"nonCompliant\"}", 1.0)
        .hasSize(4);
  }

  @Test
  void theTimeFromTheWriteToTheVerdictIsAddedUpInSeconds() {
    clock.pass(MINUTE);
    Instant now = clock.instant();

    counts.judgedSince(now.minusMillis(1_500));
    counts.judgedSince(now.minusSeconds(20));
    counts.judgedSince(now.plusSeconds(1));
    counts.judgedSince(now.minus(Duration.ofDays(2)));

    assertThat(exporter.counted())
        .containsEntry("keyward.verdict.delay{} sum", 21.5)
        .containsEntry("keyward.verdict.delay{} count", 2.0);
  }

  @Test
  void theFirstMinuteLoadsNothingAndIsNotLost() {
    counts.event(Taken.JUDGED);
    counts.throttled("arm");
    assertThat(asked).hasValue(0);

    clock.pass(MINUTE);
    counts.event(Taken.JUDGED);

    assertThat(asked).hasValue(1);
    assertThat(exporter.counted())
        .containsEntry("keyward.events{outcome=\"judged\"}", 2.0)
        .containsEntry("keyward.throttled{service=\"arm\"}", 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "https://management.azure.com/providers/Microsoft.ResourceGraph/resources, graph",
    "https://management.azure.com/subscriptions/s, arm",
    "https://management.usgovcloudapi.net/providers/x, arm",
    "https://localhost:8443/subscriptions/s/resourceGroups, arm",
    "https://kv-1.vault.azure.net/keys/k, vault",
    "https://hsm.managedhsm.azure.net/keys/k, vault",
    "https://a.table.core.windows.net/keyward(), table",
    "https://a.queue.core.chinacloudapi.cn/keyward-work/messages, queue",
    "https://api.loganalytics.io/v1/workspaces/w/query, logs",
    "https://contoso.webhook.office.com/x, other",
    "https://table/x, other",
  })
  void whoAsksForPatienceIsCountedByAFewWords(String url, String service) {
    clock.pass(MINUTE);
    for (int status : new int[] {429, 503, 200, 500, 403}) {
      HttpRequest request = new HttpRequest(HttpMethod.GET, url);
      MeteredHttp http = new MeteredHttp(ScriptedHttp.of(Reply.of(status, "")), counts);
      http.send(request).block();
      http.send(request, Context.NONE).block();
      http.sendSync(request, Context.NONE).close();
    }

    assertThat(exporter.counted())
        .containsExactly(entry("keyward.throttled{service=\"" + service + "\"}", 6.0));
  }
}
