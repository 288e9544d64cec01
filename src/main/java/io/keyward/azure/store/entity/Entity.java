package io.keyward.azure.store.entity;

import java.util.Map;

/**
 * One row of a table: its two keys, the version it was read with, its properties.
 *
 * <p>Property values are String, Integer, Long, Boolean or java.time.OffsetDateTime; a row of
 * another's hand may also hold java.util.UUID and byte[]. The etag is empty on a row that was never
 * read.
 */
public record Entity(String partition, String row, String etag, Map<String, Object> properties) {

  /** Copies the properties. */
  public Entity {
    properties = Map.copyOf(properties);
  }

  /** A row that is not stored yet. */
  public static Entity fresh(String partition, String row, Map<String, Object> properties) {
    return new Entity(partition, row, "", properties);
  }

  /** The same row as read with this version. */
  public Entity at(String version) {
    return new Entity(partition, row, version, properties);
  }

  /** The same row and version with other properties. */
  public Entity with(Map<String, Object> changed) {
    return new Entity(partition, row, etag, changed);
  }
}
