/** What each figure means, by example. */
@NullMarked
package io.keyward.kpi;

import org.jspecify.annotations.NullMarked;
