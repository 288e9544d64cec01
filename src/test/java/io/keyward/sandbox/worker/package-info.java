/**
 * The process that runs a packaged app, as the platform's worker does. Knows the JDK and the
 * functions library alone, for the app must bring along whatever else it needs.
 */
@NullMarked
package io.keyward.sandbox.worker;

import org.jspecify.annotations.NullMarked;
