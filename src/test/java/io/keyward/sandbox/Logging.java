package io.keyward.sandbox;

import io.keyward.bootstrap.SdkLogs;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries quiet, so that the story can be read. */
final class Logging {
  /** Held, because JUL forgets the level of a logger that nobody holds. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("io.undertow"),
          Logger.getLogger("org.xnio"),
          Logger.getLogger("org.jboss"),
          Logger.getLogger("io.keyward"));

  private Logging() {}

  static void quiet() {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tT %4$s %5$s%6$s%n");
    SdkLogs.silence();
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
  }
}
