package io.keyward.ticket;

import java.time.Instant;

/**
 * One line of a ticket's history, which is only ever added to.
 *
 * @param number 1 for the first
 * @param from the state before, "" for the first entry
 * @param to the state after; the same word where only the findings changed
 * @param by who did it
 * @param why one sentence
 */
public record HistoryEntry(int number, Instant at, String from, String to, String by, String why) {}
