package io.keyward.kpi;

import io.keyward.inventory.Lookup;
import java.time.Instant;
import java.util.Map;

/** The audit logs of the vaults. */
public interface AccessLogs {

  /**
   * How many requests each vault denied from the one moment on and before the other, by its ARM id
   * in lower case. Missing where the logs hold no request at all of that time, which proves
   * nothing.
   */
  Lookup<Map<String, Long>> denied(Instant from, Instant until);

  /** Nobody named a log. */
  static AccessLogs none() {
    return (from, until) -> new Lookup.Missing<>();
  }
}
