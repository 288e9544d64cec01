/**
 * The revocation drill: a key is disabled on purpose, after two people agreed, and enabled again.
 * One pure transition with effects as data, on the histories and effects of {@code ticket}; knows
 * no trigger, no clock and no wire.
 */
@NullMarked
package io.keyward.drill;

import org.jspecify.annotations.NullMarked;
