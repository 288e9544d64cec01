package io.keyward.bench.load;

import io.keyward.bench.measure.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A steady stream of events for a long time: memory, queue, latency, and what was lost. */
@Command(name = "soak", mixinStandardHelpOptions = true)
public final class Soak implements Callable<Integer> {
  private static final int WRITES_IN_A_HUNDRED = 20;
  private static final int AT_ONCE = 1_000;

  /** The share of its mean that a straight line may grow by over the whole run. */
  private static final double GROWTH = 0.05;

  /** Tickets settle for ten minutes: until then there is more to do each minute. */
  private static final double WARM_UP = 0.4;

  private static final double OVERDUE_SECONDS = 10;

  /** The heap is read every half minute, and a line needs some points. */
  private static final double SHORTEST = 3;

  @Option(names = "--minutes", defaultValue = "30", description = "At least 3.")
  private double minutes;

  @Option(names = "--rate", defaultValue = "100", description = "Events a second.")
  private double rate;

  @Option(names = "--resources", defaultValue = "400")
  private int resources;

  @Option(names = "--seed", defaultValue = "7")
  private long seed;

  @Option(names = "--folder", description = "Where the plot and the app's data go.")
  private Path folder = Path.of("target", "bench", "soak");

  @Spec private @Nullable CommandSpec spec;

  private final Report report = new Report("soak");

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Soak()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (minutes < SHORTEST) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--minutes is 3 or more");
    }
    try (LoadedRun run = LoadedRun.start(folder, resources, seed)) {
      LoadLog log = stream(run);
      run.calm();
      growth(log);
      lost(run, report);
      log.plot().write(folder.resolve("soak.svg"));
    }
    report.end();
    return 0;
  }

  private LoadLog stream(LoadedRun run) throws IOException, InterruptedException {
    LoadedEstate estate = run.estate();
    EventStream events = new EventStream(run.app().webhook(), AT_ONCE);
    LoadLog log = new LoadLog(run.app(), run.azure(), events, report);
    EventStream.Posting posting =
        events.begin(
            (long) (minutes * 60 * rate),
            rate,
            () -> estate.event(estate.next(), WRITES_IN_A_HUNDRED));
    while (posting.isUnderWay() || events.open() > 0) {
      log.sample();
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
    return log;
  }

  private void growth(LoadLog log) {
    log.summary();
    for (Map.Entry<String, String> what :
        Map.of("heap", "heap after a collection", "resident", "resident memory").entrySet()) {
      double grown = log.grown(what.getKey(), WARM_UP * minutes, minutes);
      report.row(
          "what",
          what.getValue() + ": growth by the fitted line, share of its mean",
          "value",
          grown);
      report.goal(what.getValue() + " grows by less than 5 %", grown < GROWTH);
    }
    double overdue = log.most("overdueSeconds");
    report.row("what", "oldest due message waited, s, at most", "value", overdue);
    report.goal("no due message waits for more than 10 s", overdue <= OVERDUE_SECONDS);
  }

  /** Everything that is promised is done first: two windows, since a promise may lead to one. */
  static void lost(LoadedRun run, Report report) throws IOException, InterruptedException {
    LoadedEstate estate = run.estate();
    run.app().pass(Duration.ofMinutes(25));
    List<String> wrong = estate.wrong(run.app().found(), true);
    wrong.stream().limit(10).forEach(System.out::println);
    report.row(
        "what",
        "resources that are not known as they were written last, of " + estate.size(),
        "value",
        wrong.size());
    report.goal("no event is lost, and exactly the right tickets are live", wrong.isEmpty());
  }
}
