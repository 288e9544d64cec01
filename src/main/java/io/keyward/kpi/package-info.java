/**
 * The four figures that show whether the house works, and their history by day: pure calculations
 * over what is kept. Knows {@code inventory}, {@code compliance}, {@code rotation} and {@code
 * ticket}.
 */
@NullMarked
package io.keyward.kpi;

import org.jspecify.annotations.NullMarked;
