/** A table as Azure's is: entities with versions, batches within a partition, limits. */
@NullMarked
package io.keyward.azure.store.entity;

import org.jspecify.annotations.NullMarked;
