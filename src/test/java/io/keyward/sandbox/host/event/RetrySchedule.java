package io.keyward.sandbox.host.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When Event Grid tries again: its published schedule of 2026-11-21, without the jitter. */
public final class RetrySchedule {
  static final int ATTEMPTS = 30;
  static final Duration TIME_TO_LIVE = Duration.ofHours(24);
  private static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 203, 204);
  private static final Set<Integer> FINAL = Set.of(400, 401, 403, 413);
  private static final List<Duration> STEPS =
      Stream.of("PT10S", "PT30S", "PT1M", "PT5M", "PT10M", "PT30M", "PT1H", "PT3H", "PT6H", "PT12H")
          .map(Duration::parse)
          .toList();

  private RetrySchedule() {}

  static boolean success(int status) {
    return SUCCESS.contains(status);
  }

  /** The pause after that many attempts; empty when that answer is not tried again. */
  static Optional<Duration> pause(int status, int attempts) {
    if (FINAL.contains(status) || attempts >= ATTEMPTS) {
      return Optional.empty();
    }
    Duration step = STEPS.get(Math.min(attempts, STEPS.size()) - 1);
    Duration least = least(status);
    return Optional.of(step.compareTo(least) < 0 ? least : step);
  }

  /** The word that a dead-lettered event carries for its last answer. */
  public static String outcome(int status) {
    return switch (status) {
      case 0 -> "SocketError";
      case 400 -> "BadRequest";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "NotFound";
      case 408 -> "TimedOut";
      case 413 -> "PayloadTooLarge";
      case 429, 503 -> "Busy";
      default -> "GenericError";
    };
  }

  private static Duration least(int status) {
    return switch (status) {
      case 404 -> Duration.ofMinutes(5);
      case 408 -> Duration.ofMinutes(2);
      case 503 -> Duration.ofSeconds(30);
      default -> Duration.ofSeconds(10);
    };
  }
}
