package io.keyward.compliance;

/** A policy file that cannot be used; its message names line, path and reason. */
public final class BadPolicy extends Exception {
  private static final long serialVersionUID = 1L;

  BadPolicy(int line, String path, String reason) {
    super("line " + line + ", " + (path.isEmpty() ? "the file" : path) + ": " + reason);
  }
}
