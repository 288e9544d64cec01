/**
 * The sandbox's own tables and queues, in one database on this machine.
 *
 * <p>They keep the promises of Azure's storage, so that what runs here runs there.
 */
@NullMarked
package io.keyward.sandbox.store;

import org.jspecify.annotations.NullMarked;
