/**
 * Outbound adapters to ARM, tables, queues and the rest of Azure; their wire shapes are private.
 * Implements the ports of the capabilities and never sees the triggers or the use cases.
 */
@NullMarked
package io.keyward.azure;

import org.jspecify.annotations.NullMarked;
