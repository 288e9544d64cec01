package io.keyward.ticket;

import java.time.Instant;

/** One person's approval of a ticket's plan. */
public record Approval(String by, Instant at, String comment) {}
