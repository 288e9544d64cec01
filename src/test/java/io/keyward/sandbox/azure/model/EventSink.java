package io.keyward.sandbox.azure.model;

/** Takes the events that the simulated tenant raises. */
@FunctionalInterface
public interface EventSink {

  /** Takes one event in the Event Grid schema; called after the write is stored. */
  void emit(String eventGridEventJson);
}
