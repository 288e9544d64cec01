/** The single steps that mend something, and what they need to know of the place. */
@NullMarked
package io.keyward.remediation.step;

import org.jspecify.annotations.NullMarked;
