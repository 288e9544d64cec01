/** The work queue on a storage queue. */
@NullMarked
package io.keyward.azure.store.queue;

import org.jspecify.annotations.NullMarked;
