package io.keyward.sandbox.store;

import java.time.Instant;

/** A message as a receiver got it; the receipt allows this receiver alone to settle it. */
public record ReceivedMessage(
    String id, String receipt, String text, int dequeueCount, Instant insertedAt) {}
