package io.keyward.azure;

import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.RetryStrategy;
import java.time.Duration;

/** No retries: a call that changes something is never sent again without looking first. */
public record Once() implements RetryStrategy {
  @Override
  public int getMaxRetries() {
    return 0;
  }

  @Override
  public Duration calculateRetryDelay(int attempts) {
    return Duration.ZERO;
  }

  @Override
  public boolean shouldRetry(HttpResponse response) {
    return false;
  }

  @Override
  public boolean shouldRetryException(Throwable failed) {
    return false;
  }
}
