/** A drill is asked for, approved, carried out and watched to its end. */
@NullMarked
package io.keyward.workflow.drill;

import org.jspecify.annotations.NullMarked;
