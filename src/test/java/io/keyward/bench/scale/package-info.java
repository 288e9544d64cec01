/** A million resources, simulated. */
@NullMarked
package io.keyward.bench.scale;

import org.jspecify.annotations.NullMarked;
