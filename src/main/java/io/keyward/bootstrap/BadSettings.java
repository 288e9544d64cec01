package io.keyward.bootstrap;

/** An app setting that cannot be used; the message names the setting, never its value. */
public final class BadSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadSettings(String setting, String reason) {
    super("The setting " + setting + " " + reason);
  }
}
