package io.keyward.azure.store.entity;

/** One change of a row, as part of a transaction. */
public sealed interface EntityChange {

  /** The row that is changed. */
  Entity entity();

  /** Adds the row; fails the transaction when it exists. */
  record Insert(Entity entity) implements EntityChange {}

  /** Replaces the row; fails the transaction unless it is still at the entity's etag. */
  record Replace(Entity entity) implements EntityChange {}

  /** Writes the row whatever is there. */
  record Upsert(Entity entity) implements EntityChange {}

  /** Removes the row; fails the transaction unless it is still at the entity's etag. */
  record Delete(Entity entity) implements EntityChange {}
}
