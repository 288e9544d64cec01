/**
 * Settings and wiring: the environment is read once, checked and turned into one graph of objects.
 * Knows everything and is known by nothing.
 */
@NullMarked
package io.keyward.bootstrap;

import org.jspecify.annotations.NullMarked;
