/** Facts of an estate that was given as files or rows instead of being asked for. */
@NullMarked
package io.keyward.inventory.given;

import org.jspecify.annotations.NullMarked;
