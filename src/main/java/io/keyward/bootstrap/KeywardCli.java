package io.keyward.bootstrap;

import io.keyward.cli.Commands;
import io.keyward.cli.option.LiveAzure;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.Terminal;
import java.util.Map;
import java.util.Optional;

/** The command line's entry: wires it to the terminal and turns every failure into one line. */
public final class KeywardCli {
  private static final int FAILED = 1;

  private KeywardCli() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(TerminalSettings.terminal(System.getenv("COLUMNS")), arguments));
  }

  /** Runs one command in the environment of this process; the exit code. */
  public static int run(Terminal terminal, String... arguments) {
    return run(terminal, System.getenv(), arguments);
  }

  /** Runs one command in an environment; the exit code. */
  public static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
    try {
      String first = arguments.length == 0 ? "" : arguments[0];
      int code =
          Commands.line(
                  terminal,
                  (e, line, parsed) -> fail(terminal, sentence(e)),
                  new Commands.Release(
                      version(),
                      azure(terminal, environment),
                      () -> SignedIn.channels(environment, terminal.clock()),
                      target -> TableCopies.open(target, environment, terminal.clock())),
                  first)
              .execute(arguments);
      terminal.out().flush();
      return code;
    } catch (OutOfMemoryError e) {
      return fail(terminal, "there is too little memory for this input");
    }
  }

  /** The SDK's classes are loaded where a command asks for them alone. */
  private static LiveAzure azure(Terminal terminal, Map<String, String> environment) {
    return (target, counted) -> SignedIn.open(target, counted, environment, terminal.clock());
  }

  /** The one broad boundary: whatever a command did not foresee ends here as one line. */
  private static String sentence(Exception failure) {
    return failure instanceof Refusal
        ? String.valueOf(failure.getMessage())
        : "unexpected failure (" + failure.getClass().getName() + "); please report it";
  }

  private static int fail(Terminal terminal, String sentence) {
    terminal.out().flush();
    terminal.err().println("keyward: " + sentence);
    terminal.err().flush();
    return FAILED;
  }

  static String version() {
    return Optional.ofNullable(KeywardCli.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }
}
