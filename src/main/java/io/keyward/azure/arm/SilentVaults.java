package io.keyward.azure.arm;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Vaults that give no word for longer than an outage lasts: what only they can tell is unreadable
 * then, so that what was judged before it does not stand for ever.
 *
 * <p>Each instance counts from its own first call; one that was not repeated for a while counts as
 * the first one again.
 */
final class SilentVaults implements VaultBodies.Repeating {
  static final Duration PATIENCE = Duration.ofMinutes(30);

  /** A look that was put off comes back after half a minute, and later where many wait. */
  static final Duration GAP = Duration.ofMinutes(10);

  /** What is known to be silent is looked at by the hourly sweep alone. */
  private static final Duration GAP_OF_SWEEPS = Duration.ofMinutes(70);

  /** Beyond so many a silent vault is waited for as if it were the first time. */
  private static final int MOST = 5_000;

  private final Clock clock;
  private final Map<String, Silence> silent = new LinkedHashMap<>();

  SilentVaults(Clock clock) {
    this.clock = clock;
  }

  /** Its first and its last failure. */
  private record Silence(Instant first, Instant last) {
    boolean isLong() {
      return !last.isBefore(first.plus(PATIENCE));
    }

    Silence and(Instant now) {
      Duration gap = isLong() ? GAP_OF_SWEEPS : GAP;
      return now.isAfter(last.plus(gap)) ? new Silence(now, now) : new Silence(first, now);
    }
  }

  @Override
  public Lookup<Map<String, @Nullable Object>> of(
      String host, Supplier<Lookup<Map<String, @Nullable Object>>> call) {
    try {
      Lookup<Map<String, @Nullable Object>> answer = call.get();
      answered(host);
      return answer;
    } catch (TemporarilyUnavailable e) {
      if (e.source() != TemporarilyUnavailable.Source.SILENT_VAULT) {
        heard(host, e);
        throw e;
      }
      Silence silence = failed(host);
      if (!silence.isLong()) {
        throw e;
      }
      return new Lookup.Unreadable<>(
          "it gives no answer since " + silence.first() + ": " + e.getMessage());
    }
  }

  /** To be asked too often, or a conflict, is a word; without a token nobody was asked. */
  private void heard(String host, TemporarilyUnavailable refused) {
    if (refused.source() != TemporarilyUnavailable.Source.SIGN_IN) {
      answered(host);
    }
  }

  @Override
  public synchronized void answered(String host) {
    silent.remove(host);
  }

  @Override
  public synchronized boolean isSilent(String host) {
    Silence silence = silent.get(host);
    return silence != null && silence.isLong();
  }

  private synchronized Silence failed(String host) {
    Instant now = clock.instant();
    if (silent.size() >= MOST && !silent.containsKey(host)) {
      silent.remove(silent.keySet().iterator().next());
    }
    return silent.merge(host, new Silence(now, now), (known, first) -> known.and(now));
  }
}
