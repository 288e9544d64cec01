package io.keyward.cli.option;

import io.keyward.cli.option.StoreAccess.StoreTarget;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a table, checked before anything is asked of Azure. */
public final class StoreOptions {
  /** Letters and digits, 3 to 63, a letter first (naming rules of tables). */
  private static final Pattern TABLE = Pattern.compile("[A-Za-z][A-Za-z0-9]{2,62}");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

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

  @Mixin private CloudOptions clouds = new CloudOptions();

  public StoreTarget target() throws Refusal {
    if ((storage == null) == (variable == null)) {
      throw Refusal.of(
          "--storage and --connection-string-from", "give one of the two, they exclude each other");
    }
    if (variable != null && !VARIABLE.matcher(variable).matches()) {
      // Not repeated: it may be the connection string itself.
      throw Refusal.of("--connection-string-from", "this is no name of an environment variable");
    }
    if (!TABLE.matcher(table).matches()) {
      throw Refusal.of("--table " + table, "this is no name of a table");
    }
    return new StoreTarget(
        CloudOptions.https("--storage", storage),
        variable == null ? "" : variable,
        table,
        clouds.target(List.of(), "", ""));
  }

  /** What tells how far it is, where somebody watches. */
  public Progress progress(Terminal terminal) {
    // Colours are on where there is a terminal.
    boolean watched = clouds.isWatched(terminal.style().colours());
    return new Progress(terminal.err(), terminal.clock(), watched);
  }
}
