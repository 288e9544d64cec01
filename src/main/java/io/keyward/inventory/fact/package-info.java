/** Resources, keys, vaults, identities and grants as read now, and the chain that they make. */
@NullMarked
package io.keyward.inventory.fact;

import org.jspecify.annotations.NullMarked;
