package io.keyward.azure;


import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private final RetryAfter retryAfter = new RetryAfter(ArmFixture.CLOCK);

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 7, PT7S",
    "Retry-After, ' 7 ', PT7S",
    "Retry-After, 'Sat, 21 Nov 2026 09:00:30 GMT', PT30S",
    "Retry-After, 'Sat, 21 Nov 2020 09:00:30 GMT', PT0S",
    "Retry-After, 999999999999999, PT1H",
    "retry-after-ms, 1500, PT1.5S",
    "x-ms-retry-after-ms, 1500, PT1.5S"
  })
  void waitIsReadInEveryForm(String header, String value, Duration wait) {
    assertThat(waitOf(header, value)).contains(wait);
  }

  @ParameterizedTest
  @CsvSource({"Retry-After, -1", "Retry-After, soon", "Retry-After, 1.5", "retry-after-ms, 9e9"})
  void nonsenseIsNoWait(String header, String value) {
    assertThat(waitOf(header, value)).isEmpty();
  }

  @Property
  void noHeaderBreaksItOrWaitsBeyondTheHour(@ForAll String value) {
    assertThat(waitOf("Retry-After", value).orElse(Duration.ZERO))
        .isBetween(Duration.ZERO, Duration.ofHours(1));
  }

  private Optional<Duration> waitOf(String header, String value) {
    return retryAfter.in(new HttpHeaders().set(HttpHeaderName.fromString(header), value));
  }
}
