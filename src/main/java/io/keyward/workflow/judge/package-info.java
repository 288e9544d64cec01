/** A subject is read and judged; what was found is kept. */
@NullMarked
package io.keyward.workflow.judge;

import org.jspecify.annotations.NullMarked;
