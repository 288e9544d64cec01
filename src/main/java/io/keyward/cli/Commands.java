package io.keyward.cli;

import io.keyward.cli.option.ChannelAccess;
import io.keyward.cli.option.LiveAzure;
import io.keyward.cli.option.StoreAccess;
import io.keyward.cli.option.Terminal;
import io.keyward.inventory.Shown;
import io.keyward.report.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The tree of commands, bound to one terminal. */
public final class Commands {
  private static final int FAILED = 1;

  private Commands() {}

  /** What the commands are built with: the version, and the ways to Azure, channels and tables. */
  public record Release(
      String version, LiveAzure azure, ChannelAccess channels, StoreAccess stores) {}

  @Command(
      name = "keyward",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Proves that Azure AI runs under the customer's own keys.")
  private static final class Root {}

  /**
   * The command line; failures that no command names go to the handler.
   *
   * @param first the first argument: where it names a command only that one is built, which saves a
   *     tenth of a second
   */
  public static CommandLine line(
      Terminal terminal,
      CommandLine.IExecutionExceptionHandler failures,
      Release release,
      String first) {
    String version = release.version();
    CommandLine line = new CommandLine(new Root());
    Map<String, Supplier<Object>> all = all(terminal, release);
    all.entrySet().stream()
        .filter(command -> !all.containsKey(first) || command.getKey().equals(first))
        .forEach(command -> line.addSubcommand(command.getKey(), command.getValue().get()));
    Style style = terminal.style();
    versions(line, () -> new String[] {"keyward " + version});
    return line.setOut(terminal.out())
        .setErr(terminal.err())
        .setUsageHelpWidth(Math.min(120, Math.max(80, style.width())))
        .setColorScheme(CommandLine.Help.defaultColorScheme(style.colours() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(Commands::misused)
        .setExecutionExceptionHandler(failures)
        .setExecutionStrategy(Commands::run);
  }

  private static Map<String, Supplier<Object>> all(Terminal terminal, Release release) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("evaluate", () -> new EvaluateCommand(terminal, release.version()));
    all.put("scan", () -> new ScanCommand(terminal, release));
    all.put("event", () -> new EventCommand(terminal));
    all.put("rules", () -> new RulesCommand(terminal));
    all.put("policy", () -> new PolicyCommand(terminal));
    all.put("alert", () -> new AlertCommand(terminal, release));
    all.put("audit", () -> new AuditCommand(terminal));
    all.put("backup", () -> new BackupCommand(terminal, release));
    all.put("restore", () -> new RestoreCommand(terminal, release));
    all.put("guardrails", () -> new GuardrailsCommand(terminal));
    all.put("kpi", () -> new KpiCommand(terminal));
    return all;
  }

  private static void versions(CommandLine line, IVersionProvider version) {
    line.getCommandSpec().versionProvider(version);
    line.getSubcommands().values().forEach(command -> versions(command, version));
  }

  /** A command that only groups others cannot run by itself. */
  private static int run(ParseResult parsed) {
    CommandSpec last =
        parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1).getCommandSpec();
    boolean helped =
        parsed.asCommandLineList().stream()
            .anyMatch(line -> line.isUsageHelpRequested() || line.isVersionHelpRequested());
    if (!helped && !last.subcommands().isEmpty()) {
      throw new ParameterException(
          last.commandLine(),
          "a command is missing: " + String.join(", ", last.subcommands().keySet()));
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int misused(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr()
        .println(
            "keyward: "
                + Shown.text(String.valueOf(e.getMessage()))
                + " (see "
                + line.getCommandSpec().qualifiedName()
                + " --help)");
    line.getErr().flush();
    return FAILED;
  }
}
