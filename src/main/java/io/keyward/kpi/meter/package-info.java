/** The ports that carry figures to a monitor. */
@NullMarked
package io.keyward.kpi.meter;

import org.jspecify.annotations.NullMarked;
