/** Tickets are read, decided and carried out, and their history is audited. */
@NullMarked
package io.keyward.workflow.ticket;

import org.jspecify.annotations.NullMarked;
