/**
 * The lifecycle of a ticket: one pure transition, effects as data, and the port of its store. Knows
 * {@code inventory} and {@code compliance}, never a trigger, a clock or a wire.
 */
@NullMarked
package io.keyward.ticket;

import org.jspecify.annotations.NullMarked;
