package io.keyward.cli;

import io.keyward.cli.option.Input;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.TableOrJson;
import io.keyward.cli.option.Terminal;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.inventory.Shown;
import io.keyward.workflow.ComparePolicies;
import io.keyward.workflow.PolicyDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code guardrails compare}: where Azure Policy and Keyward disagree, and why. */
@Command(
    name = "guardrails",
    mixinStandardHelpOptions = true,
    description = "Lay Azure Policy beside Keyward.",
    footer = {
      "",
      "Exit codes: 0 they agree or each difference is explained, 2 one is not, 1 usage or failure."
    })
final class GuardrailsCommand {
  private final Terminal terminal;

  GuardrailsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "compare",
      mixinStandardHelpOptions = true,
      description = "Tell where Azure Policy and Keyward disagree, and why.",
      footer = {
        "",
        "States: what az policy state list prints, or rows of policyresources. Known are Azure's own",
        "definitions for keys of AI resources and for vaults, and Keyward's. Docs: guardrails.md."
      })
  int compare(
      @Option(
              names = "--states",
              required = true,
              arity = "1",
              paramLabel = "FILE",
              description = "States of Azure Policy; may be repeated.")
          List<String> states,
      @Option(
              names = "--format",
              defaultValue = "table",
              paramLabel = "FORMAT",
              description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
          TableOrJson format,
      @Parameters(
              arity = "1..*",
              paramLabel = "REPORT",
              description = "What scan or evaluate wrote with --format json; - for input.")
          List<String> reports)
      throws Refusal {
    List<Object> rows = new ArrayList<>();
    for (String file : states) {
      rows.addAll(rows(file));
    }
    List<Object> given = new ArrayList<>();
    for (String file : reports) {
      given.add(report(file));
    }
    ComparePolicies.Findings found = ComparePolicies.of(rows, given);
    terminal.print(format.lines(() -> lines(found), () -> document(found)));
    return found.isExplained() ? 0 : 2;
  }

  /** The CLI prints a list, the service's own answer keeps it in value, Resource Graph in data. */
  private List<?> rows(String file) throws Refusal {
    Object json = new Input(terminal.in()).json(file);
    if (json instanceof List<?> list) {
      return list;
    }
    for (String name : List.of("value", "data")) {
      if (json instanceof Map<?, ?> map && map.get(name) instanceof List<?> list) {
        return list;
      }
    }
    throw Refusal.of(file, "it holds no list of policy states");
  }

  private Object report(String file) throws Refusal {
    Object json = new Input(terminal.in()).json(file);
    Body body = Body.of(json);
    if (body.text("schemaVersion").isEmpty() || !body.object().containsKey("resources")) {
      throw Refusal.of(file, "it is no report of scan or evaluate in JSON");
    }
    return json;
  }

  private static List<String> lines(ComparePolicies.Findings found) {
    List<String> lines = new ArrayList<>();
    for (PolicyDifference it : found.differences()) {
      lines.add(Shown.text(it.resource()));
      lines.add(
          "  %s: Azure Policy %s, Keyward %s"
              .formatted(Shown.text(it.rule()), said(it.policy()), said(it.keyward())));
      lines.add("  " + it.reason().word() + ": " + it.reason().sentence() + ".");
      if (!it.message().isEmpty()) {
        lines.add("  Keyward: " + Shown.text(it.message()));
      }
    }
    long open = found.differences().stream().filter(it -> !it.isExplained()).count();
    lines.add(
        "%d states compared, %d differences, %d of them unexplained; %d states of other definitions."
            .formatted(found.compared(), found.differences().size(), open, found.others()));
    return lines;
  }

  private static String said(String word) {
    return word.isEmpty() ? "says nothing" : Shown.text(word);
  }

  private static Map<String, @Nullable Object> document(ComparePolicies.Findings found) {
    Map<String, Integer> summary = new TreeMap<>();
    found.differences().forEach(it -> summary.merge(it.reason().word(), 1, Integer::sum));
    return new Document()
        .value("schemaVersion", 1)
        .value("compared", found.compared())
        .value("otherStates", found.others())
        .list("differences", found.differences().stream().map(GuardrailsCommand::entry).toList())
        .value("summary", summary)
        .map();
  }

  private static Map<String, @Nullable Object> entry(PolicyDifference it) {
    return new Document()
        .text("resource", it.resource())
        .text("rule", it.rule())
        .text("definition", it.definition())
        .text("policy", it.policy())
        .text("keyward", it.keyward())
        .text("reason", it.reason().word())
        .value("explained", it.isExplained())
        .text("why", it.reason().sentence())
        .text("message", it.message())
        .map();
  }
}
