package io.keyward.cli;

import io.keyward.cli.option.GivenFiles;
import io.keyward.cli.option.Input;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.ReportOptions;
import io.keyward.cli.option.Terminal;
import io.keyward.cli.template.value.ParameterValues;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.given.Estate;
import io.keyward.report.Evaluation;
import io.keyward.report.Provenance;
import io.keyward.workflow.inspect.JudgeEstate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}: judges resources that are given as files, without an account. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Judge AI resources given as JSON: offline, without an account.",
    footer = {
      "",
      "Input: a resource as ARM returns it, a list response, an array of those, an exported or",
      "compiled ARM template, or a Terraform plan (terraform show -json PLAN). All files together are",
      "one estate: projects find their hub or account and Speech its own storage among them.",
      "Unknown types are counted and skipped.",
      "",
      "Templates: parameters, variables, loops and common functions are worked out; what only a",
      "deployment can know stays its expression, and what hangs on it is undetermined. Made-up parts",
      "of ids are in braces: {subscription}, {resourceGroup}.",
      "",
      "Formats: table and html (one page, the chain drawn) for people, json for programs, csv for",
      "spreadsheets, junit for CI servers, sarif (2.1.0) for code scanning, ocsf (1.5.0, a finding",
      "on each line) for security data lakes.",
      "",
      "Exit codes: 0 no violation, 2 violations, 3 nothing violated but something undetermined,",
      "1 usage or failure."
    })
final class EvaluateCommand implements Callable<Object> {

  private final Terminal terminal;
  private final String version;

  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--parameters",
      paramLabel = "FILE",
      description = "An ARM parameters file: the values for the parameters of templates.")
  private @Nullable String parametersFile;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, directories (every .json file below), or - for standard input.")
  private List<String> paths = new ArrayList<>();

  EvaluateCommand(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Object call() throws Refusal {
    Input input = new Input(terminal.in());
    Policy policy = report.policy(input);
    GivenFiles given = given(input);
    Evaluation evaluation = evaluate(given, policy);
    Provenance provenance = new Provenance(version, terminal.clock().instant(), given::uri);
    return report.write(evaluation, provenance, terminal);
  }

  private GivenFiles given(Input input) throws Refusal {
    GivenFiles given = new GivenFiles(parameters(input));
    for (String path : paths) {
      for (String file : input.files(path)) {
        given.read(input, file);
      }
    }
    return given;
  }

  private ParameterValues parameters(Input input) throws Refusal {
    String file = parametersFile;
    if (file == null) {
      return ParameterValues.NONE;
    }
    return ParameterValues.of(input.json(file))
        .orElseThrow(
            () ->
                Refusal.of(
                    file,
                    "it is no ARM parameters file: {\"parameters\": {NAME: {\"value\": …}}}"));
  }

  private Evaluation evaluate(GivenFiles given, Policy policy) {
    Estate estate = given.estate();
    JudgeEstate judge = new JudgeEstate(estate, terminal.clock());
    estate.subjects().forEach(resource -> judge.judge(resource, policy));
    return new Evaluation(
        judge.assessments(), judge.vaults(policy), estate.others(), given.skipped());
  }
}
