/**
 * Where people and trackers are told: each channel in its own shape.
 *
 * <p>Outside texts are data or escaped, and no answer is followed elsewhere.
 */
@NullMarked
package io.keyward.azure.channel;

import org.jspecify.annotations.NullMarked;
