package io.keyward.cli;

import io.keyward.cli.option.Input;
import io.keyward.cli.option.Progress;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.StoreAccess;
import io.keyward.cli.option.StoreOptions;
import io.keyward.cli.option.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: a file that {@code backup} wrote, back into an empty table. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Write what backup copied into an empty table.",
    footer = {
      "",
      "The file is verified to its end before anything is written: count, digest, and that this",
      "version understands each row. Stop the app meanwhile. Afterwards every row is read back.",
      "",
      "Sign-in as for scan. Rights: Storage Table Data Contributor on the account. Docs: backup.md.",
      "",
      "Example:",
      "  keyward restore --storage https://ACCOUNT.table.core.windows.net keyward.jsonl.gz",
      "",
      "Exit codes: 0 the table holds what the file holds, 1 usage or failure."
    })
final class RestoreCommand implements Callable<Object> {
  private final Terminal terminal;
  private final Commands.Release release;

  @Mixin private StoreOptions options = new StoreOptions();

  @Option(
      names = "--continue",
      description = "Go on with a restore of this file that broke off: equal rows are passed over.")
  private boolean goOn;

  @Parameters(paramLabel = "FILE", description = "What backup wrote.")
  private String file = "";

  RestoreCommand(Terminal terminal, Commands.Release release) {
    this.terminal = terminal;
    this.release = release;
  }

  @Override
  public Object call() throws Refusal {
    Progress progress = options.progress(terminal);
    try {
      StoreAccess.Copied copied =
          release.stores().open(options.target()).restore(Input.path(file), goOn, progress::rows);
      progress.end();
      terminal.print(
          List.of(
              "%d rows, as Keyward %s copied them from %s on, are in the table and were read back."
                  .formatted(copied.rows(), copied.version(), copied.begun())));
      return 0;
    } finally {
      progress.end();
    }
  }
}
