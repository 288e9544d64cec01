/** A copy of all that is stored, and its return. */
@NullMarked
package io.keyward.azure.store.backup;

import org.jspecify.annotations.NullMarked;
