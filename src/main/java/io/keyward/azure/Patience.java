package io.keyward.azure;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryStrategy;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * Two quick retries for what passes by itself, none for what would use up the trigger's time.
 *
 * <p>A timeout is not repeated, nor a wait of more than three seconds that the server asks for: the
 * queue repeats those.
 */
public record Patience(RetryAfter retryAfter, Duration first) implements RetryStrategy {
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final int RETRIES = 2;

  private static final Duration FIRST = Duration.ofMillis(400);

  /** With the usual first wait. */
  public static Patience by(Clock clock) {
    return new Patience(new RetryAfter(clock), FIRST);
  }

  @Override
  public int getMaxRetries() {
    return RETRIES;
  }

  @Override
  public Duration calculateRetryDelay(int attempts) {
    return first.multipliedBy(1L << Math.min(attempts, RETRIES));
  }

  @Override
  public Duration calculateRetryDelay(RequestRetryCondition condition) {
    HttpResponse response = condition.getResponse();
    Duration own = calculateRetryDelay(condition.getTryCount());
    return response == null ? own : asked(response.getHeaders(), own);
  }

  @Override
  public boolean shouldRetry(HttpResponse response) {
    int status = response.getStatusCode();
    boolean passes = status == 408 || status == 429 || (status >= 500 && status != 501);
    return passes && asked(response.getHeaders(), first).compareTo(LONGEST) <= 0;
  }

  @Override
  public boolean shouldRetryException(Throwable failed) {
    boolean direct = passes(failed);
    Throwable cause = failed.getCause();
    return direct || (cause != null && passes(cause));
  }

  @Override
  public boolean shouldRetryCondition(RequestRetryCondition condition) {
    HttpResponse response = condition.getResponse();
    return response == null
        ? shouldRetryException(condition.getThrowable())
        : shouldRetry(response);
  }

  private Duration asked(HttpHeaders headers, Duration otherwise) {
    return retryAfter.in(headers).orElse(otherwise);
  }

  private static boolean passes(Throwable failed) {
    boolean lasting = failed instanceof HttpTimeoutException || failed instanceof SSLException;
    return failed instanceof IOException && !lasting;
  }
}
