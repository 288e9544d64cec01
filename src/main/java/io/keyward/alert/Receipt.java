package io.keyward.alert;

import java.time.Duration;

/** What a channel answered. */
public sealed interface Receipt {

  /**
   * It has the message.
   *
   * @param remoteId its own id for what it made of the alert, "" for none
   */
  record Accepted(String remoteId) implements Receipt {}

  /**
   * It may take the message later; it may also have it already, where no answer came.
   *
   * @param retryAfter how long it asks to be left alone; zero where it does not
   */
  record Later(Duration retryAfter, String why) implements Receipt {}

  /** It will not take this message, however often it is sent. */
  record Refused(String why) implements Receipt {}
}
