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
 * <p>Each instance counts from its own first call.
 */
final class SilentVaults implements VaultBodies.Repeating {
  static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Beyond so many a silent vault is waited for as if it were the first time. */
  private static final int MOST = 5_000;

  private final Clock clock;
  private final Map<String, Instant> silentSince = new LinkedHashMap<>();

  SilentVaults(Clock clock) {
    this.clock = clock;
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
        throw e;
      }
      Instant since = silent(host);
      if (clock.instant().isBefore(since.plus(PATIENCE))) {
        throw e;
      }
      return new Lookup.Unreadable<>("it gives no answer since " + since + ": " + e.getMessage());
    }
  }

  private synchronized void answered(String host) {
    silentSince.remove(host);
  }

  private synchronized Instant silent(String host) {
    Instant now = clock.instant();
    if (silentSince.size() >= MOST && !silentSince.containsKey(host)) {
      silentSince.remove(silentSince.keySet().iterator().next());
    }
    return silentSince.computeIfAbsent(host, it -> now);
  }
}
