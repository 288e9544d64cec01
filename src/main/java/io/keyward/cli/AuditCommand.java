package io.keyward.cli;

import io.keyward.cli.option.ExportedPages;
import io.keyward.cli.option.Input;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.Terminal;
import io.keyward.workflow.ticket.CheckAudit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code audit verify}: whether an export of the histories is as it was written. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Check an export of GET /api/audit.",
    footer = {
      "",
      "Exit codes: 0 as it was written, 2 altered, 3 the export goes on, 1 usage or failure."
    })
final class AuditCommand {
  private static final int MOST = 20;

  private final Terminal terminal;

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Check the chain of hashes; one altered byte is found.")
  int verify(
      @Parameters(
              arity = "1..*",
              paramLabel = "FILE",
              description =
                  "Pages in their order: one a file, one on each line, or a list; - for input.")
          List<String> files)
      throws Refusal {
    List<Object> pages = new ArrayList<>();
    for (String file : files) {
      pages.addAll(ExportedPages.of(file, new Input(terminal.in()).text(file)));
    }
    if (pages.isEmpty()) {
      throw Refusal.of(files.get(0), "it holds no page of an export");
    }
    CheckAudit.Findings found = new CheckAudit().check(pages);
    terminal.print(lines(found));
    if (!found.faults().isEmpty()) {
      return 2;
    }
    return found.goesOn() ? 3 : 0;
  }

  private static List<String> lines(CheckAudit.Findings found) {
    List<String> lines = new ArrayList<>();
    found.faults().stream().limit(MOST).forEach(lines::add);
    if (found.faults().size() > MOST) {
      lines.add("and " + (found.faults().size() - MOST) + " more");
    }
    String counted = found.entries() + " entries of " + found.tickets() + " tickets";
    lines.add(
        found.faults().isEmpty()
            ? counted + ": as they were written."
            : counted + ": NOT as they were written.");
    if (found.goesOn()) {
      lines.add("The export goes on: fetch the next page with its cursor and give both.");
    }
    return lines;
  }
}
