/** Drives a running sandbox from outside: over HTTP, as a process, in a browser. */
@NullMarked
package io.keyward.sandbox.driver;

import org.jspecify.annotations.NullMarked;
