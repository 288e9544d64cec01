package io.keyward.cli;

import io.keyward.cli.option.ExportedPages;
import io.keyward.cli.option.Input;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.Terminal;
import io.keyward.inventory.Shown;
import io.keyward.workflow.kpi.RecomputeKpis;
import io.keyward.workflow.kpi.RecomputeKpis.Figure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kpi recompute}: whether an answer of {@code /api/kpis} follows from what was exported. */
@Command(
    name = "kpi",
    mixinStandardHelpOptions = true,
    description = "Check the figures of GET /api/kpis against what they are made of.",
    footer = {"", "Exit codes: 0 equal, 2 different, 1 usage or failure."})
final class KpiCommand {
  private static final int MOST = 60;

  private final Terminal terminal;

  KpiCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What is given beside the answer. */
  private static final class Exports {
    @Option(
        names = "--audit",
        paramLabel = "FILE",
        arity = "1..*",
        description = "Pages of GET /api/audit: the time to remediate is made again from them.")
    private List<String> audit = List.of();

    @Option(
        names = "--records",
        paramLabel = "FILE",
        arity = "1..*",
        description = "Pages of GET /api/kpis/records: rotations, denied requests, counted days.")
    private List<String> records = List.of();

    @Option(
        names = "--resources",
        paramLabel = "FILE",
        arity = "1..*",
        description = "Pages of GET /api/resources: compliance as it is now, if the answer is.")
    private List<String> resources = List.of();
  }

  @Command(
      name = "recompute",
      mixinStandardHelpOptions = true,
      description = "Make each figure again and compare it to the last digit.")
  int recompute(
      @Option(
              names = "--kpis",
              required = true,
              paramLabel = "FILE",
              description = "An answer of GET /api/kpis.")
          String answer,
      @Mixin Exports exports)
      throws Refusal {
    if (exports.audit.isEmpty() && exports.records.isEmpty() && exports.resources.isEmpty()) {
      throw new Refusal("kpi recompute: give --audit, --records or --resources");
    }
    RecomputeKpis.Exports given =
        new RecomputeKpis.Exports(
            pages(exports.audit), pages(exports.records), pages(exports.resources));
    RecomputeKpis.Findings found = RecomputeKpis.of(one(answer), given);
    terminal.print(lines(found));
    return found.isEqual() ? 0 : found.hasFigures() ? 2 : 1;
  }

  private Object one(String file) throws Refusal {
    List<Object> all = pages(List.of(file));
    if (all.size() != 1) {
      throw Refusal.of(file, "it is not one answer of /api/kpis");
    }
    return all.get(0);
  }

  private List<Object> pages(List<String> files) throws Refusal {
    List<Object> pages = new ArrayList<>();
    for (String file : files) {
      pages.addAll(ExportedPages.of(file, new Input(terminal.in()).text(file)));
    }
    return pages;
  }

  /** Each figure of the period, and of its days those that differ. */
  private static List<String> lines(RecomputeKpis.Findings found) {
    List<String> lines = new ArrayList<>();
    found.faults().stream().limit(MOST).forEach(fault -> lines.add(Shown.text(fault)));
    found.figures().stream()
        .filter(it -> !it.isEqual() || !it.name().startsWith("history"))
        .limit(MOST)
        .forEach(it -> lines.add(line(it)));
    long equal = found.figures().stream().filter(Figure::isEqual).count();
    lines.add(equal + " of " + found.figures().size() + " figures are equal.");
    found.unchecked().forEach(name -> lines.add("Nothing was given to make " + name + " again."));
    return lines;
  }

  private static String line(Figure figure) {
    String told = Shown.text(figure.name()) + "  " + Shown.text(figure.told());
    return figure.isEqual()
        ? "equal      " + told
        : "DIFFERENT  " + told + "  made again: " + Shown.text(figure.made());
  }
}
