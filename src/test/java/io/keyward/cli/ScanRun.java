package io.keyward.cli;

import io.keyward.bootstrap.KeywardCli;
import io.keyward.cli.option.Terminal;
import io.keyward.report.Style;
import io.keyward.sandbox.azure.SimulatedAzure;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of the scan as a signed-in service principal. */
public final class ScanRun {
  static final Map<String, String> PRINCIPAL =
      Map.of(
          "AZURE_TENANT_ID", "11111111-1111-1111-1111-111111111111",
          "AZURE_CLIENT_ID", "keyward-scan",
          "AZURE_CLIENT_SECRET", "sandbox");

  private ScanRun() {}

  /** A run against a simulated tenant. */
  static CommandRun against(SimulatedAzure azure, String... arguments) {
    List<String> all = new ArrayList<>(List.of("scan"));
    List<String> given = List.of(arguments);
    usual(all, given, "--arm-endpoint", azure.endpoint());
    usual(all, given, "--authority", azure.endpoint());
    usual(all, given, "--ca-file", azure.caFile().toString());
    all.addAll(given);
    return as(PRINCIPAL, all.toArray(String[]::new));
  }

  private static void usual(List<String> all, List<String> given, String option, String value) {
    if (!given.contains(option)) {
      all.addAll(List.of(option, value));
    }
  }

  /** A run in an environment. */
  static CommandRun as(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new Style(120, false),
            Clock.systemUTC());
    int code = KeywardCli.run(terminal, environment, arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
