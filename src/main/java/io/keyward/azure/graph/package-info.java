/** Many resources at once by Resource Graph. */
@NullMarked
package io.keyward.azure.graph;

import org.jspecify.annotations.NullMarked;
