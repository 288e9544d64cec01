package io.keyward.compliance.policy;

/** How kinds are judged that Azure's own policy leaves out. */
public enum Mode {
  /** Every kind that can use a key is judged. */
  STRICT,
  /** Kinds that Azure's own policy excludes are not required to have a key. */
  PARITY
}
