/** What answers each path of the resource manager, of Resource Graph and of vaults. */
@NullMarked
package io.keyward.sandbox.azure.endpoint;

import org.jspecify.annotations.NullMarked;
