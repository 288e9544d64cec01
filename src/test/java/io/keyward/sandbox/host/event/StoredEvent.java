package io.keyward.sandbox.host.event;

import java.time.Instant;

/** An event on its way to one function. */
public record StoredEvent(long id, String function, String text, Instant published, int attempts) {}
