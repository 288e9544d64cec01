/**
 * Outbound adapters to ARM, Key Vault, Resource Graph and logs; their wire shapes are private.
 *
 * <p>Implements the ports of the capabilities and never sees the triggers or the use cases. Below
 * it are the store and the channels, which use its connections and are not known here.
 */
@NullMarked
package io.keyward.azure;

import org.jspecify.annotations.NullMarked;
