package io.keyward.sandbox.host.event;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of the sandbox that can be told to misbehave. */
@FunctionalInterface
public interface FaultTarget {

  /**
   * Checks the settings and returns what puts them into force; throws IllegalArgumentException with
   * one sentence when they make no sense.
   */
  Runnable prepare(JsonNode settings);
}
