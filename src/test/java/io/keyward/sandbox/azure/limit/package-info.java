/** Quotas, faults that are asked for, and answers that lag. */
@NullMarked
package io.keyward.sandbox.azure.limit;

import org.jspecify.annotations.NullMarked;
