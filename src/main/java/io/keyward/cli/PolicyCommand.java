package io.keyward.cli;

import io.keyward.cli.option.Input;
import io.keyward.cli.option.PolicyInput;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.Terminal;
import io.keyward.compliance.policy.Policy;
import io.keyward.report.PolicySummary;
import io.keyward.report.PolicyYaml;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy}: checks a policy file or shows what is in force. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Check a policy file, or show the policy in force with every default.",
    footer = {"", "Exit codes: 0 good, 1 usage or a bad policy file."})
final class PolicyCommand {
  private final Terminal terminal;

  PolicyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      description = "Check a policy file; a bad one is refused with line, path and reason.")
  int validate(
      @Parameters(paramLabel = "FILE", description = "A policy file, or - for standard input.")
          String file)
      throws Refusal {
    Policy policy = PolicyInput.read(new Input(terminal.in()), file);
    terminal.print(PolicySummary.lines(policy));
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show the effective policy: the file's values, and the default of every other.")
  int show(
      @Parameters(
              arity = "0..1",
              paramLabel = "FILE",
              description = "A policy file, or - for standard input; without it the standard one.")
          @Nullable String file,
      @Option(names = "--policy", paramLabel = "FILE", description = "The same as an option.")
          @Nullable String option)
      throws Refusal {
    if (file != null && option != null) {
      throw Refusal.of(option, "give the policy file once, as FILE or with --policy");
    }
    String given = file == null ? option : file;
    Policy policy =
        given == null ? Policy.standard() : PolicyInput.read(new Input(terminal.in()), given);
    terminal.print(PolicyYaml.lines(policy));
    return 0;
  }
}
