/** The app under a stream of events, and under a burst. */
@NullMarked
package io.keyward.bench.load;

import org.jspecify.annotations.NullMarked;
