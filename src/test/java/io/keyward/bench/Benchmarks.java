package io.keyward.bench;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The one entry of all benchmarks: each runs in a JVM of its own, one after the other. */
@Command(
    name = "mvn -Pbench",
    mixinStandardHelpOptions = true,
    description = "Runs benchmarks: all of them, or those that are named.")
public final class Benchmarks implements Callable<Integer> {
  private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

  @Option(names = "--list", description = "Says which there are, and runs none.")
  private boolean list;

  @Option(names = "--only", split = ",", description = "Their names, separated by commas.")
  private List<String> only = List.of();

  @Option(names = "--json", description = "Writes all figures to this file.")
  private Path json = FOLDER.resolve("benchmarks.json");

  /** Lists or runs them; ends with 1 where one of them broke off. A goal missed is no failure. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (list) {
      Arrays.stream(Benchmark.values())
          .forEach(it -> System.out.printf("%-9s %s%n", it.word(), it.sentence()));
      return 0;
    }
    Files.createDirectories(FOLDER);
    List<Benchmark> chosen = chosen();
    List<Object> results = new ArrayList<>();
    int failed = 0;
    for (Benchmark benchmark : chosen) {
      System.out.println("== " + benchmark.word() + ": " + benchmark.sentence());
      Optional<Object> result = run(benchmark);
      result.ifPresent(results::add);
      failed += result.isPresent() ? 0 : 1;
    }
    Files.writeString(json, JsonText.writeIndented(whole(results)));
    System.out.println(results.size() + " ran, " + failed + " broke off; figures in " + json);
    return failed == 0 ? 0 : 1;
  }

  private List<Benchmark> chosen() {
    return only.isEmpty()
        ? List.of(Benchmark.values())
        : only.stream()
            .map(
                word ->
                    Benchmark.of(word)
                        .orElseThrow(
                            () ->
                                new CommandLine.ParameterException(
                                    new CommandLine(this), "There is no benchmark " + word + ".")))
            .toList();
  }

  private static Optional<Object> run(Benchmark benchmark)
      throws IOException, InterruptedException {
    Path result = FOLDER.resolve(benchmark.word() + ".json");
    Files.deleteIfExists(result);
    int code = new ProcessBuilder(benchmark.command(result)).inheritIO().start().waitFor();
    if (code != 0 || !Files.exists(result)) {
      System.out.println("broke off with " + code);
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JsonText.parse(Files.readString(result)));
    } catch (BadJson e) {
      throw new IOException("the figures of " + benchmark.word() + " cannot be read", e);
    }
  }

  private static Map<String, Object> whole(List<Object> results) throws IOException {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("at", Clock.systemUTC().instant().toString());
    whole.put("cores", Runtime.getRuntime().availableProcessors());
    whole.put("processor", processor());
    whole.put("java", System.getProperty("java.version"));
    whole.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    whole.put("benchmarks", results);
    return whole;
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.exists(info)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(System.getProperty("os.arch"));
    }
  }
}
