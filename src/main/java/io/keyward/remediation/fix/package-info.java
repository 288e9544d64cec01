/** One class for each way to mend a finding. */
@NullMarked
package io.keyward.remediation.fix;

import org.jspecify.annotations.NullMarked;
