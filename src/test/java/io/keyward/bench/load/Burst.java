package io.keyward.bench.load;

import io.keyward.bench.measure.Report;
import io.keyward.sandbox.azure.SimulatedAzure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A burst of events while ARM refuses what exceeds its limits: how it drains, and how politely. */
@Command(name = "burst", mixinStandardHelpOptions = true)
public final class Burst implements Callable<Integer> {
  private static final int WRITES_IN_A_HUNDRED = 50;

  /** Refused calls of a hundred: above it is a storm. */
  private static final double STORM = 1;

  @Option(names = "--events", defaultValue = "50000")
  private int count;

  @Option(names = "--resources", defaultValue = "10000", description = "In two subscriptions.")
  private int resources;

  @Option(names = "--rate", defaultValue = "5000", description = "Events a second, at most.")
  private double rate;

  @Option(names = "--at-once", defaultValue = "64", description = "Deliveries under way.")
  private int atOnce;

  @Option(names = "--give-up", defaultValue = "40", description = "Minutes.")
  private long giveUp;

  @Option(names = "--seed", defaultValue = "11")
  private long seed;

  @Option(names = "--folder", description = "Where the plot and the app's data go.")
  private Path folder = Path.of("target", "bench", "burst");

  private final Report report = new Report("burst");

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Burst()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (LoadedRun run = LoadedRun.start(folder, resources, seed)) {
      run.azure().throttle(true);
      LoadLog log = drained(run);
      log.summary();
      polite(run.azure());
      run.calm();
      Soak.lost(run, report);
      log.plotOfBurst().write(folder.resolve("burst.svg"));
    }
    report.end();
    return 0;
  }

  /** Until every event was taken and each resource has been judged as it is. */
  private LoadLog drained(LoadedRun run) throws IOException, InterruptedException {
    LoadedEstate estate = run.estate();
    EventStream events = new EventStream(run.app().webhook(), atOnce);
    LoadLog log = new LoadLog(run.app(), run.azure(), events, report);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(giveUp);
    EventStream.Posting posting =
        events.begin(count, rate, () -> estate.event(estate.next(), WRITES_IN_A_HUNDRED));
    double judgedAfter = 0;
    while (judgedAfter == 0 && System.nanoTime() < end) {
      log.sample();
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      if (!posting.isUnderWay() && events.open() == 0 && log.takenAfter() == 0) {
        log.takenNow();
      }
      if (log.takenAfter() > 0 && log.isTimeToLook()) {
        int wrong = estate.wrong(run.app().found(), false).size();
        log.looked(wrong);
        judgedAfter = wrong == 0 ? log.seconds() : 0;
      }
    }
    report.row("what", "seconds until every event was taken", "value", log.takenAfter());
    report.row("what", "seconds until each resource was judged as it is", "value", judgedAfter);
    double floor = (resources / 2.0 - 250) / 25;
    report.row("what", "seconds that ARM's limit takes for one read of each", "value", floor);
    report.goal("every event is taken, and each resource judged", judgedAfter > 0);
    return log;
  }

  private void polite(SimulatedAzure azure) {
    double calls = azure.calls().armReads();
    double refused = 100 * azure.calls().throttled() / calls;
    report.row("what", "refused calls of a hundred", "value", refused);
    report.row(
        "what",
        "calls before ARM's Retry-After, of a hundred",
        "value",
        100 * azure.calls().early() / calls);
    report.goal("no storm: at most one call of a hundred is refused", refused <= STORM);
  }
}
