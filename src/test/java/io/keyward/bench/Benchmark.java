package io.keyward.bench;

import io.keyward.bench.cold.ColdStart;
import io.keyward.bench.load.Burst;
import io.keyward.bench.load.Soak;
import io.keyward.bench.measure.House;
import io.keyward.bench.scale.Scale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The benchmarks that there are, with the flags of their JVMs. */
enum Benchmark {
  VERDICT("from event to verdict, against fetching and parsing alone", VerdictPerEvent.class),
  CALLS("calls of ARM, Resource Graph and Key Vault per event", CallsPerEvent.class),
  SWEEP(
      "inventory of 1,000 to 100,000 resources, against paging alone",
      InventorySweep.class,
      "-Xmx3g"),
  CONSOLE(
      "console and API on 100,000 tickets, against one read of the table",
      ConsoleOfMany.class,
      "-Xmx2g"),
  RULES("the rules alone, by JMH", RulesPerSecond.class),
  KEYS("the hourly sweep of 2,000 keys, against its calls alone", SweepOfKeys.class),
  SCAN("scan of 10,000 resources in 256 MB", ScanTenant.class),
  COLD("first verdict of the packaged app, against a no-op function", ColdStart.class),
  SOAK("100 events a second for 30 minutes: memory, queue, what is lost", Soak.class),
  BURST("50,000 events while ARM refuses by its limits", Burst.class),
  SCALE("a million resources, simulated by what the others measured", Scale.class);

  private final String sentence;
  private final Class<?> main;
  private final String heap;

  Benchmark(String sentence, Class<?> main) {
    this(sentence, main, "-Xmx768m");
  }

  Benchmark(String sentence, Class<?> main, String heap) {
    this.sentence = sentence;
    this.main = main;
    this.heap = heap;
  }

  static Optional<Benchmark> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String sentence() {
    return sentence;
  }

  /** Starts it; it writes its figures to that file. */
  List<String> command(Path result) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-Dfile.encoding=UTF-8", "-Dbench.json=" + result));
    command.add(House.JAVA_OPTS);
    command.add("-Djava.util.logging.config.file=src/test/resources/logging.properties");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }
}
