package io.keyward.fuzz;

import io.keyward.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mvn -Pfuzz}: attacks each parser for a while and tells what was found. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = "Attacks the parsers with mutated inputs.",
    footer = "Exit codes: 0 nothing was found, 2 a fault was found, 1 usage or failure.")
final class Fuzzing implements Callable<Integer> {
  @Option(names = "--list", description = "Name what can be fuzzed, and end.")
  private boolean list;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "These alone; by default all.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--minutes",
      description = "How long each is attacked. Default: ${DEFAULT-VALUE}.")
  private double minutes = 30;

  @Option(
      names = "--directory",
      description = "Where corpora, findings and fuzz.json go. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("target/fuzz");

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Fuzzing()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> known = Arrays.stream(FuzzTarget.values()).map(FuzzTarget::title).toList();
    if (list) {
      known.forEach(System.out::println);
      return 0;
    }
    List<String> unknown = only.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      System.err.println("fuzz: unknown: " + unknown + "; known: " + known);
      return 1;
    }
    return attack();
  }

  private int attack() throws IOException, InterruptedException {
    Duration time = Duration.ofSeconds(Math.round(minutes * 60));
    List<FuzzRun.Outcome> outcomes = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      if (only.isEmpty() || only.contains(target.title())) {
        System.out.printf("%-12s for %d s ...%n", target.title(), time.toSeconds());
        FuzzRun.Outcome outcome = new FuzzRun(target, directory).run(time);
        System.out.println(line(outcome));
        outcomes.add(outcome);
        Files.writeString(
            directory.resolve("fuzz.json"),
            JsonText.writeIndented(outcomes.stream().map(Fuzzing::document).toList()));
      }
    }
    return outcomes.stream().allMatch(it -> it.finding().isEmpty()) ? 0 : 2;
  }

  private static String line(FuzzRun.Outcome outcome) {
    return String.format(
        "%-12s %6d s %10d inputs %7d edges %6d kept  %s",
        outcome.target().title(),
        outcome.time().toSeconds(),
        outcome.inputs(),
        outcome.covered(),
        outcome.corpus(),
        outcome.finding().isEmpty() ? "nothing found" : "FOUND\n" + outcome.finding());
  }

  private static Map<String, Object> document(FuzzRun.Outcome outcome) {
    return Map.of(
        "target", outcome.target().title(),
        "seconds", outcome.time().toSeconds(),
        "inputs", outcome.inputs(),
        "edges", outcome.covered(),
        "corpus", outcome.corpus(),
        "finding", outcome.finding());
  }
}
