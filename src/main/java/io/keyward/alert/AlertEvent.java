package io.keyward.alert;

/** What happens to an alert. */
public sealed interface AlertEvent {

  /** It was seen, for the first time or again. */
  record Seen(Signal signal) implements AlertEvent {}

  /** It was looked for and is not there. */
  record Cleared() implements AlertEvent {}

  /** It is over, and this is how. */
  record Ended(Signal last) implements AlertEvent {}

  /** Time went by. */
  record Due() implements AlertEvent {}

  /** Somebody reacted. */
  record Acknowledged(String by) implements AlertEvent {}

  /** A channel took a notice. */
  record Delivered(String channel, int notice, int attempts, String remoteId)
      implements AlertEvent {}

  /** A channel did not take it, and will be asked again. */
  record PutOff(String channel, int notice, int attempts, String why) implements AlertEvent {}

  /** A channel will not take it. */
  record Failed(String channel, int notice, int attempts, String why) implements AlertEvent {}

  /** Somebody asks for what failed to be sent again. */
  record Replayed() implements AlertEvent {}
}
