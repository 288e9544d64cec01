package io.keyward.workflow;

import io.keyward.ticket.Actor;

/**
 * Who decides, as the platform authenticated them.
 *
 * @param actor their object id and all their names
 * @param securityAdmin whether they may accept violations
 */
public record Person(Actor actor, boolean securityAdmin) {

  /** The object id in their tenant. */
  public String id() {
    return actor.id();
  }
}
