package io.keyward.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One run of Jazzer on one target, in a JVM of its own. */
final class FuzzRun {
  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final Pattern STATUS =
      Pattern.compile("#([0-9]+)\\s+\\S+\\s+cov: ([0-9]+) .*corp: ([0-9]+)/.*");
  private static final int LAST_LINES = 30;

  private final FuzzTarget target;
  private final Path found;
  private final Path corpus;
  private final Deque<String> last = new ArrayDeque<>();
  private long inputs;
  private long covered;
  private long kept;

  FuzzRun(FuzzTarget target, Path directory) {
    this.target = target;
    found = directory.resolve(target.title() + "-");
    corpus = directory.resolve(target.title());
  }

  /**
   * What a run led to.
   *
   * @param covered edges of the code that were reached
   * @param corpus inputs that reached something new
   * @param finding the last lines where it found a fault, else ""
   */
  record Outcome(
      FuzzTarget target, Duration time, long inputs, long covered, long corpus, String finding) {}

  Outcome run(Duration time) throws IOException, InterruptedException {
    Files.createDirectories(corpus);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command(time)).redirectErrorStream(true).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read(line);
      }
    }
    boolean sound = process.waitFor() == 0;
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    String finding = sound ? "" : last.stream().collect(Collectors.joining("\n"));
    return new Outcome(target, took, inputs, covered, kept, finding);
  }

  private List<String> command(Duration time) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-Djava.util.logging.config.file=src/test/resources/logging.properties",
        "-cp",
        System.getProperty("java.class.path"),
        JAZZER,
        "--target_class=" + target.type(),
        "--instrumentation_includes=io.keyward.**:org.snakeyaml.**",
        "--instrumentation_excludes=io.keyward.sandbox.**:io.keyward.testing.**",
        "--reproducer_path=" + corpus,
        "-artifact_prefix=" + found,
        "-max_total_time=" + time.toSeconds(),
        "-max_len=16384",
        "-timeout=120",
        "-rss_limit_mb=3072",
        "-print_final_stats=1",
        corpus.toString(),
        target.kept().toString());
  }

  private void read(String line) {
    if (last.size() == LAST_LINES) {
      last.removeFirst();
    }
    last.addLast(line);
    Matcher status = STATUS.matcher(line);
    if (status.matches()) {
      inputs = Long.parseLong(status.group(1));
      covered = Long.parseLong(status.group(2));
      kept = Long.parseLong(status.group(3));
    }
  }
}
