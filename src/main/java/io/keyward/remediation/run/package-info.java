/** The port to change Azure, and the run of a plan step by step. */
@NullMarked
package io.keyward.remediation.run;

import org.jspecify.annotations.NullMarked;
