package io.keyward.cli.option;

import io.keyward.compliance.policy.Policy;
import io.keyward.report.Evaluation;
import io.keyward.report.EvaluationTable;
import io.keyward.report.Provenance;
import io.keyward.report.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that judge share: the policy, the form of the report, and where it goes. */
public final class ReportOptions {
  private static final Style FILE_STYLE = new Style(160, false);

  @Option(names = "--policy", paramLabel = "FILE", description = "The policy file (keyward.yaml).")
  private @Nullable String policyFile;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.table;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the report to this file; the summary stays on the terminal.")
  private @Nullable String outFile;

  public Policy policy(Input input) throws Refusal {
    return policyFile == null ? Policy.standard() : PolicyInput.read(input, policyFile);
  }

  /** Writes the report; the exit code. */
  public int write(Evaluation evaluation, Provenance provenance, Terminal terminal) throws Refusal {
    String file = outFile;
    if (file == null) {
      format.write(evaluation, terminal.style(), provenance, terminal.out());
      terminal.out().flush();
    } else {
      Output.stream(file, to -> format.write(evaluation, FILE_STYLE, provenance, to));
      terminal.print(List.of(EvaluationTable.summary(evaluation)));
    }
    return exitCode(evaluation);
  }

  private static int exitCode(Evaluation evaluation) {
    if (evaluation.hasViolations()) {
      return 2;
    }
    return evaluation.hasUndetermined() ? 3 : 0;
  }
}
