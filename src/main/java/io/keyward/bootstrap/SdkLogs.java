package io.keyward.bootstrap;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Silences the SDK's own log lines: it reports routine answers such as 404 and 412 as errors, and
 * every failure reaches us as an outcome or an exception that we log once.
 */
public final class SdkLogs {
  /** Held, because the JDK forgets the level of a logger that nobody holds. */
  private static final List<Logger> SILENT =
      List.of(Logger.getLogger("com.azure"), Logger.getLogger("com.microsoft.aad.msal4j"));

  private SdkLogs() {}

  /** Silences them for this process. */
  public static void silence() {
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
