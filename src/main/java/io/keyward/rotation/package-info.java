/**
 * Keys over time: their end, their rotation, and who follows it. Knows the facts of a key and of
 * those under it, and nothing of where they come from.
 */
@NullMarked
package io.keyward.rotation;

import org.jspecify.annotations.NullMarked;
