package io.keyward.compliance.policy.file;

import io.keyward.inventory.Shown;

/** A policy file that cannot be used; its message names line, path and reason on one line. */
public final class BadPolicy extends Exception {
  private static final long serialVersionUID = 1L;

  BadPolicy(int line, String path, String reason) {
    super(
        Shown.whole("line " + line + ", " + (path.isEmpty() ? "the file" : path) + ": " + reason));
  }
}
