package io.keyward.alert;

/** A way to tell people. */
public interface Channel {
  /**
   * Sends a message once.
   *
   * @param remoteId what the other side called this alert before, "" where it never did
   */
  Receipt send(Message message, String remoteId);
}
