/** From an assessment to a plan: which fixes, in which order, at which place. */
@NullMarked
package io.keyward.remediation.planner;

import org.jspecify.annotations.NullMarked;
