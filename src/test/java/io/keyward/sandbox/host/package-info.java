/**
 * The sandbox's function host: webhook, routes, timers, queues and the clock that moves by request.
 *
 * <p>It runs the annotated functions unchanged and answers as the real host and extension do.
 */
@NullMarked
package io.keyward.sandbox.host;

import org.jspecify.annotations.NullMarked;
