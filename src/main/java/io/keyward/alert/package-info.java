/**
 * Who must hear of what, once: alerts, one pure transition, what is sent as data, and the ports of
 * the store and of the channels. Knows {@code compliance}, never a trigger, a clock or a wire.
 */
@NullMarked
package io.keyward.alert;

import org.jspecify.annotations.NullMarked;
