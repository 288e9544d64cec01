/** Keys of vaults and managed HSMs, and who may use them. */
@NullMarked
package io.keyward.sandbox.azure.vault;

import org.jspecify.annotations.NullMarked;
