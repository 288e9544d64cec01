/** Queries of Log Analytics. */
@NullMarked
package io.keyward.azure.log;

import org.jspecify.annotations.NullMarked;
