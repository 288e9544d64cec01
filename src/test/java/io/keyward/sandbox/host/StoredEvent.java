package io.keyward.sandbox.host;

import java.time.Instant;

/** An event on its way to one function. */
record StoredEvent(long id, String function, String text, Instant published, int attempts) {}
