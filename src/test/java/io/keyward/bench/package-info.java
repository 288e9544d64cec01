/**
 * Benchmarks, started by one command; each prints ratios against a floor of the same run. Tests use
 * what counts calls, which is exact, and nothing that takes time.
 */
@NullMarked
package io.keyward.bench;

import org.jspecify.annotations.NullMarked;
