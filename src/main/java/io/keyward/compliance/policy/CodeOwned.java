package io.keyward.compliance.policy;

/** What is done about a resource that belongs to infrastructure code. */
public enum CodeOwned {
  /** The change is shown as a patch for the code; Keyward does not change the resource. */
  PATCH,
  /** Keyward changes the resource; the code must follow. */
  CHANGE
}
