/** What resource providers share, and those of vaults, logs and identities. */
@NullMarked
package io.keyward.sandbox.azure.provider;

import org.jspecify.annotations.NullMarked;
