/** Functions found by their annotations, and called. */
@NullMarked
package io.keyward.sandbox.host.function;

import org.jspecify.annotations.NullMarked;
