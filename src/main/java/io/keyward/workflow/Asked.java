package io.keyward.workflow;

/** Who asks for an inspection: only a message of the queue is a promise that must be renewed. */
public enum Asked {
  BY_EVENT,
  BY_MESSAGE
}
