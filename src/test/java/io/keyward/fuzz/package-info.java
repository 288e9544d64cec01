/**
 * Runs the fuzzers that stand beside the parsers they attack. What they found is kept below
 * src/test/resources/fuzz and tried again by every build.
 */
@NullMarked
package io.keyward.fuzz;

import org.jspecify.annotations.NullMarked;
