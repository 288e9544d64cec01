package io.keyward.cli;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import io.keyward.workflow.CheckAudit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code audit verify}: whether an export of the histories is as it was written. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Check an export of GET /api/audit.",
    footer = {"", "Exit codes: 0 as it was written, 2 altered or incomplete, 1 usage or failure."})
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
      pages.addAll(pages(file, new Input(terminal.in()).text(file)));
    }
    CheckAudit.Findings found = new CheckAudit().check(pages);
    terminal.print(lines(found));
    return found.faults().isEmpty() ? 0 : 2;
  }

  /** One page, a list of pages, or a page on each line. */
  private static List<?> pages(String file, String text) throws Refusal {
    if (text.isBlank()) {
      throw Refusal.of(file, "it is empty");
    }
    List<Object> pages = new ArrayList<>();
    boolean byLine = text.stripTrailing().lines().allMatch(line -> line.startsWith("{"));
    List<String> parts = byLine ? text.stripTrailing().lines().toList() : List.of(text);
    for (int i = 0; i < parts.size(); i++) {
      try {
        Object json = JsonText.parseStrictly(parts.get(i));
        if (json instanceof List<?> list) {
          pages.addAll(list);
        } else {
          pages.add(json == null ? "" : json);
        }
      } catch (BadJson e) {
        String line = parts.size() > 1 ? "line " + (i + 1) + ": " : "";
        throw Refusal.of(file, line + e.getMessage());
      }
    }
    return pages;
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
