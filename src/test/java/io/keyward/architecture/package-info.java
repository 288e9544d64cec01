/** Holds the layout: the arrows between packages and the habits of the house, as tests. */
@NullMarked
package io.keyward.architecture;

import org.jspecify.annotations.NullMarked;
