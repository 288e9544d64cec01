/** From a body of Azure to facts, by the exact paths and without regard to case. */
@NullMarked
package io.keyward.inventory.parse;

import org.jspecify.annotations.NullMarked;
