package io.keyward.kpi.meter;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the oldest of each kind of work waits.
 *
 * @param at when that was looked at
 * @param work the message at the head of the work queue, the delay it was sent with included; null
 *     where the queue could not be read
 * @param effects what a ticket or drill owes and nobody handed on
 * @param messages what an alert owes to a channel
 */
public record Backlog(Instant at, @Nullable Duration work, Duration effects, Duration messages) {}
