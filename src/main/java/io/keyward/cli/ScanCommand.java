package io.keyward.cli;

import io.keyward.cli.option.Input;
import io.keyward.cli.option.Progress;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.ReportOptions;
import io.keyward.cli.option.ScanOptions;
import io.keyward.cli.option.ScanTarget;
import io.keyward.cli.option.Terminal;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.LiveEstate;
import io.keyward.report.Evaluation;
import io.keyward.report.Provenance;
import io.keyward.workflow.FindScopes;
import io.keyward.workflow.Workers;
import io.keyward.workflow.inspect.JudgeEstate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scan}: judges what is in Azure now, read through Resource Graph first. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = "Judge the AI resources of subscriptions or of a management group, live.",
    footer = {
      "",
      "Without a scope everything is scanned that the identity can see. One query of Resource Graph",
      "gives all resources, vaults and identities; each vault's grants and log settings, each key and",
      "what Resource Graph cannot tell are read once. Azure's limits are kept: a scan waits.",
      "",
      "Sign-in, the first that is there: AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET;",
      "workload identity (AZURE_FEDERATED_TOKEN_FILE); a managed identity; the az command line.",
      "Rights: Reader on the scope; keys are read through it as well. Where vaults are in other",
      "subscriptions, Reader there. Docs: scan.md.",
      "",
      "Examples:",
      "  keyward scan --subscription 00000000-0000-0000-0000-000000000001",
      "  keyward scan --management-group ai --format json --out scan.json",
      "  keyward scan --cloud AzureUSGovernment --policy keyward.yaml",
      "",
      "Exit codes: 0 no violation, 2 violations, 3 nothing violated but something undetermined,",
      "1 usage or failure."
    })
final class ScanCommand implements Callable<Object> {
  private static final int MOST_WORKERS = 32;

  private final Terminal terminal;
  private final Commands.Release release;

  @Mixin private ScanOptions options = new ScanOptions();

  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "How many resources are followed at once, 1 to 32. Default: ${DEFAULT-VALUE}.")
  private int parallel = 8;

  @Option(
      names = "--encryption-scopes",
      description =
          "Judge the encryption scopes of accounts under a customer's key too: Resource Graph does"
              + " not know them, so each of these accounts costs one read more.")
  private boolean scopes;

  ScanCommand(Terminal terminal, Commands.Release release) {
    this.terminal = terminal;
    this.release = release;
  }

  @Override
  public Object call() throws Refusal {
    if (parallel < 1 || parallel > MOST_WORKERS) {
      throw Refusal.of("--parallel " + parallel, "give a number from 1 to " + MOST_WORKERS);
    }
    ScanTarget target = options.target();
    Policy policy = report.policy(new Input(terminal.in()));
    Progress progress =
        new Progress(
            terminal.err(),
            terminal.clock(),
            // Colours are on where there is a terminal.
            options.isWatched(terminal.style().colours()));
    try {
      return written(evaluate(target, policy, progress), progress);
    } finally {
      progress.end();
    }
  }

  private Evaluation evaluate(ScanTarget target, Policy policy, Progress progress) throws Refusal {
    LiveEstate estate = release.azure().open(target, progress::found);
    Workers workers = new Workers(parallel);
    List<Resource> subjects = new ArrayList<>(estate.subjects());
    if (scopes) {
      subjects.addAll(new FindScopes(estate).below(estate.subjects(), workers));
    }
    progress.expect(subjects.size());
    JudgeEstate judge = new JudgeEstate(estate, terminal.clock());
    judge.judge(subjects, policy, workers, progress::judged);
    return new Evaluation(
        judge.assessments(), judge.vaults(policy), estate.others(), estate.skipped());
  }

  private int written(Evaluation evaluation, Progress progress) throws Refusal {
    progress.end();
    return report.write(
        evaluation,
        new Provenance(release.version(), terminal.clock().instant(), resource -> ""),
        terminal);
  }
}
