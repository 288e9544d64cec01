package io.keyward.bench;

import io.keyward.bench.measure.Report;
import io.keyward.inventory.Body;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link RuleEngine} by JMH. Its generated code is compiled here and not by the build, whose
 * processors and warnings are not meant for it.
 */
final class RulesPerSecond {
  private static final Path GENERATED = Path.of("target", "bench", "jmh").toAbsolutePath();
  private static final Path SOURCE = Path.of("src/test/java/io/keyward/bench/RuleEngine.java");
  private static final List<String> LENGTH =
      List.of("-f", "3", "-wi", "5", "-w", "1", "-i", "5", "-r", "1");
  private static final double GOAL = 1_000_000;

  private RulesPerSecond() {}

  /** Runs the benchmark; arguments say how long, in JMH's own options. */
  public static void main(String[] arguments) throws IOException, InterruptedException, BadJson {
    String path = System.getProperty("java.class.path");
    generate(path);
    Path result = GENERATED.resolve("result.json");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", GENERATED + System.getProperty("path.separator") + path));
    command.addAll(List.of("org.openjdk.jmh.Main", "-t", "1", "-bm", "thrpt", "-tu", "s"));
    command.addAll(List.of("-v", "SILENT", "-rf", "json", "-rff", result.toString()));
    command.addAll(arguments.length == 0 ? LENGTH : List.of(arguments));
    command.add(RuleEngine.class.getName());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("JMH failed.");
    }
    report(JsonText.parse(Files.readString(result)));
  }

  private static void generate(String path) throws IOException {
    Files.createDirectories(GENERATED);
    JavaCompiler compiler =
        Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
            .orElseThrow(() -> new IllegalStateException("This needs a JDK."));
    StringWriter told = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d",
              GENERATED.toString(),
              "-cp",
              path,
              "-processorpath",
              path,
              "-processor",
              "org.openjdk.jmh.generators.BenchmarkProcessor");
      boolean done =
          compiler
              .getTask(told, files, null, options, null, files.getJavaFileObjects(SOURCE))
              .call();
      if (!done) {
        throw new IllegalStateException("The benchmark was not compiled: " + told);
      }
    }
  }

  private static void report(@Nullable Object results) {
    Report report = new Report("rules");
    double least = Double.MAX_VALUE;
    for (Object result : (List<?>) Objects.requireNonNull(results)) {
      Body body = Body.of(result);
      Body metric = body.at("primaryMetric");
      double score = Double.parseDouble(metric.text("score"));
      least = Math.min(least, score);
      String name = body.text("benchmark");
      report.row(
          "chain",
          name.substring(name.lastIndexOf('.') + 1),
          "assessments per second and core",
          score,
          "error (99.9 %)",
          Double.parseDouble(metric.text("scoreError")),
          "microseconds each",
          1e6 / score);
    }
    report.goal("a million assessments per second and core", least >= GOAL);
    report.end();
  }
}
