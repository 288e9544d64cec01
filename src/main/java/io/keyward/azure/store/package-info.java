/**
 * Tables and queues of Azure Storage, which hold all state: rows, their forms, and a copy of them
 * all.
 *
 * <p>Their limits are kept before the wire, and a row of a newer form is refused.
 */
@NullMarked
package io.keyward.azure.store;

import org.jspecify.annotations.NullMarked;
