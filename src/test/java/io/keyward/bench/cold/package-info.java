/** From the start of a JVM to the first invocation. */
@NullMarked
package io.keyward.bench.cold;

import org.jspecify.annotations.NullMarked;
