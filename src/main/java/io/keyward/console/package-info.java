/**
 * The web pages: what the use cases read, put into templates that escape by context. Knows the use
 * cases and what they read, never a trigger or a wire.
 */
@NullMarked
package io.keyward.console;

import org.jspecify.annotations.NullMarked;
