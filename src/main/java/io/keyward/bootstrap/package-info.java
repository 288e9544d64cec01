/**
 * Settings and wiring: reads the environment once and puts the parts together. May see every
 * package; nothing else may see it.
 */
@NullMarked
package io.keyward.bootstrap;

import org.jspecify.annotations.NullMarked;
