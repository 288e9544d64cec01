/** The port to what is kept of tickets, and their history as a document. */
@NullMarked
package io.keyward.ticket.store;

import org.jspecify.annotations.NullMarked;
