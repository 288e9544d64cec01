/**
 * Benchmarks, started by one command and never by a test. Each prints a ratio against a floor that
 * was measured in the same run.
 */
@NullMarked
package io.keyward.bench;

import org.jspecify.annotations.NullMarked;
