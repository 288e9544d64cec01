package io.keyward.kpi;

import io.keyward.inventory.Lookup;
import io.keyward.rotation.LoggedVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The audit logs of the vaults. */
public interface AccessLogs {

  /**
   * How many requests each vault denied from the one moment on and before the other, by its ARM id
   * in lower case. Missing where the logs hold no request at all of that time, which proves
   * nothing.
   */
  Lookup<Map<String, Long>> denied(Instant from, Instant until);

  /**
   * The versions of keys that were made from the one moment on and before the other. Missing where
   * nobody named a log.
   */
  default Lookup<List<LoggedVersion>> made(Instant from, Instant until) {
    return new Lookup.Missing<>();
  }

  /** Nobody named a log. */
  static AccessLogs none() {
    return (from, until) -> new Lookup.Missing<>();
  }
}
