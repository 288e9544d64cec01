package io.keyward.azure.store.entity;

import java.util.List;

/** Some rows in order, and where the next ones begin; an empty continuation is the end. */
public record EntityPage(List<Entity> entities, String continuation) {

  /** Copies the rows. */
  public EntityPage {
    entities = List.copyOf(entities);
  }
}
