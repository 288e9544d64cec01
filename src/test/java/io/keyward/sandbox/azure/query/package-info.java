/**
 * The part of Azure Resource Graph's query language that this project speaks, over rows in memory.
 * Knows JSON rows, must not know where they come from.
 */
@NullMarked
package io.keyward.sandbox.azure.query;

import org.jspecify.annotations.NullMarked;
