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

/** {@code backup}: every row of the table of tickets, in one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copy the table of tickets into one file.",
    footer = {
      "",
      "Each subscription's tickets are copied as they were at one moment, while the app runs; stop",
      "the app where all must be of one moment. The work queue is not copied: its timers ask again.",
      "",
      "Sign-in as for scan. Rights: Storage Table Data Reader on the account. Docs: backup.md.",
      "",
      "Example:",
      "  keyward backup --storage https://ACCOUNT.table.core.windows.net --out keyward.jsonl.gz",
      "",
      "Exit codes: 0 copied, 1 usage or failure; a file appears only when it is whole."
    })
final class BackupCommand implements Callable<Object> {
  private final Terminal terminal;
  private final Commands.Release release;

  @Mixin private StoreOptions options = new StoreOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; it must not be there yet.")
  private String out = "";

  BackupCommand(Terminal terminal, Commands.Release release) {
    this.terminal = terminal;
    this.release = release;
  }

  @Override
  public Object call() throws Refusal {
    Progress progress = options.progress(terminal);
    try {
      StoreAccess.Copied copied =
          release.stores().open(options.target()).backup(Input.path(out), progress::rows);
      progress.end();
      terminal.print(
          List.of(
              "%d rows, read from %s on.".formatted(copied.rows(), copied.begun()),
              "SHA-256 of the rows: " + copied.sha256()));
      return 0;
    } finally {
      progress.end();
    }
  }
}
