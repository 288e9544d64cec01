package io.keyward.remediation.run;

import java.time.Duration;

/** What became of a call. */
public sealed interface Sent {

  /** Azure took it on; it may still be at it. */
  record Accepted() implements Sent {}

  /** Azure was too busy, or is at something else with this resource; nothing was done. */
  record Busy(Duration retryAfter, String why) implements Sent {}

  /**
   * Azure refused it; nothing was done.
   *
   * @param code the error code, "" where there is none
   * @param why one sentence without data of the body
   */
  record Refused(int status, String code, String why) implements Sent {}

  /** There was no answer, or one that does not tell; it may have been carried out. */
  record Unknown(String why) implements Sent {}
}
