package io.keyward.cli;

import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.TableOrJson;
import io.keyward.cli.option.Terminal;
import io.keyward.compliance.assess.RuleText;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.table.Services;
import io.keyward.report.RuleReport;
import io.keyward.report.ServiceReport;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules}: the catalogue of checks, or one of them in full. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description =
        "List the rules, or show one: what it asks, why, how to mend a violation in the portal,"
            + " with az and as Bicep, and which controls it is evidence for.",
    footer = {"", "Exit codes: 0 shown, 1 usage or no such rule."})
final class RulesCommand implements Callable<Object> {
  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private TableOrJson format = TableOrJson.table;

  @Option(
      names = "--services",
      description = "Show instead what each service asks of a key, with the source of each answer.")
  private boolean services;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The id of a rule.")
  private @Nullable String id;

  RulesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Object call() throws Refusal {
    if (services) {
      Services table = Services.shipped();
      terminal.print(
          format.lines(
              () -> ServiceReport.lines(table, terminal.style()),
              () -> ServiceReport.document(table)));
      return 0;
    }
    String wanted = id;
    if (wanted == null) {
      List<RuleText> all = Rules.all();
      terminal.print(
          format.lines(
              () -> RuleReport.lines(all, terminal.style()), () -> RuleReport.document(all)));
      return 0;
    }
    RuleText rule = Rules.byId(wanted).orElseThrow(() -> unknown(wanted));
    terminal.print(
        format.lines(
            () -> RuleReport.lines(rule, terminal.style()),
            () -> RuleReport.document(List.of(rule))));
    return 0;
  }

  private static Refusal unknown(String id) {
    String known = Rules.all().stream().map(RuleText::id).collect(Collectors.joining(", "));
    return Refusal.of(id, "there is no such rule; known: " + known);
  }
}
