package io.keyward.drill;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import java.time.Instant;
import java.util.Map;

/** The vaults' audit logs, asked who tried to use one key. */
public interface KeyLog {

  /** Whether any log can be asked. */
  boolean isThere();

  /**
   * Who wrapped or unwrapped with a key from a moment on, by client id in lower case. Missing where
   * the logs hold no request to its vault at all of that time, which proves nothing.
   */
  Lookup<Map<String, Attempts>> of(ResourceId key, Instant from, Instant until);

  /** How many attempts of one caller were refused and granted. */
  record Attempts(long refused, long granted) {}

  /** Nobody named a log. */
  static KeyLog none() {
    return new KeyLog() {
      @Override
      public boolean isThere() {
        return false;
      }

      @Override
      public Lookup<Map<String, Attempts>> of(ResourceId key, Instant from, Instant until) {
        return new Lookup.Missing<>();
      }
    };
  }
}
