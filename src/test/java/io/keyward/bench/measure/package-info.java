/** Floors, slow wires, samples and reports that benchmarks share. */
@NullMarked
package io.keyward.bench.measure;

import org.jspecify.annotations.NullMarked;
