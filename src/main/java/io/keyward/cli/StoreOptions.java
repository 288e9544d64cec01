package io.keyward.cli;

import io.keyward.cli.StoreAccess.StoreTarget;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a table, checked before anything is asked of Azure. */
final class StoreOptions {
  /** Letters and digits, 3 to 63, a letter first (naming rules of tables). */
  private static final Pattern TABLE = Pattern.compile("[A-Za-z][A-Za-z0-9]{2,62}");

  @Option(
      names = "--storage",
      paramLabel = "URL",
      description = "The tables of the account: https://ACCOUNT.table.core.windows.net.")
  private @Nullable String storage;

  @Option(
      names = "--connection-string-from",
      paramLabel = "VARIABLE",
      description = "In place of --storage: the environment variable with a connection string.")
  private @Nullable String variable;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The table. Default: ${DEFAULT-VALUE}, the one that the app uses.")
  private String table = "keyward";

  @Option(
      names = "--cloud",
      paramLabel = "NAME",
      description = "AzureCloud, AzureUSGovernment or AzureChinaCloud. Default: ${DEFAULT-VALUE}.")
  private String cloud = "AzureCloud";

  @Option(
      names = "--authority",
      paramLabel = "URL",
      description = "The sign-in service, where it is not that of the cloud.")
  private @Nullable String authority;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Certificates (PEM) to trust beside the JDK's.")
  private @Nullable String caFile;

  @Option(
      names = "--progress",
      negatable = true,
      description = "Show or hide how far it is. Default: shown on a terminal.")
  private @Nullable Boolean progress;

  StoreTarget target() throws Refusal {
    if ((storage == null) == (variable == null)) {
      throw Refusal.of(
          "--storage and --connection-string-from", "give one of the two, they exclude each other");
    }
    if (!TABLE.matcher(table).matches()) {
      throw Refusal.of("--table " + table, "this is no name of a table");
    }
    return new StoreTarget(
        ScanOptions.https("--storage", storage),
        variable == null ? "" : variable,
        table,
        new ScanTarget(
            List.of(),
            "",
            cloud,
            "",
            ScanOptions.https("--authority", authority),
            caFile == null ? "" : caFile));
  }

  /** What tells how far it is, where somebody watches. */
  Progress progress(Terminal terminal) {
    Boolean wanted = progress;
    // Colours are on where there is a terminal.
    boolean watched = wanted == null ? terminal.style().colours() : wanted;
    return new Progress(terminal.err(), terminal.clock(), watched);
  }
}
