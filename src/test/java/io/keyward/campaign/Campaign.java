package io.keyward.campaign;

import io.keyward.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mvn -Pcampaign}: lives through random schedules of faults and tells what broke. */
@Command(
    name = "campaign",
    mixinStandardHelpOptions = true,
    description = "Lives through random schedules of faults, and compares the end with an oracle.",
    footer = "Exit codes: 0 every promise held, 1 one was broken, or usage.")
final class Campaign implements Callable<Integer> {
  private static final int PROGRESS = 250;

  /** What Keyward warns of while everything fails is of use for one schedule alone. */
  private static final Logger LOGS = Logger.getLogger("io.keyward");

  private static final double NANOS = 1e9;

  @Option(names = "--schedules", description = "How many. Default: ${DEFAULT-VALUE}.")
  private long schedules = 1_000;

  @Option(
      names = "--seed",
      description = "The first schedule's; each has the next one. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--minutes", description = "No schedule begins later.")
  private double minutes = Double.MAX_VALUE;

  @Option(
      names = "--replay",
      paramLabel = "LINE",
      description = "This one alone, as it was printed.")
  private String replay = "";

  @Option(names = "--keep-going", description = "Do not end at the first that breaks a promise.")
  private boolean keepGoing;

  @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go.")
  private Path json = Path.of("target/campaign.json");

  private final Totals totals = new Totals();

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Campaign()).execute(arguments));
  }

  /** What all schedules came to. */
  private static final class Totals {
    private long schedules;
    private long steps;
    private long deaths;
    private long messages;
    private long changes;
    private long tickets;
    private final List<String> broken = new ArrayList<>();
    private final long start = System.nanoTime();

    private double seconds() {
      return (System.nanoTime() - start) / NANOS;
    }

    private Map<String, Object> document() {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("schedules", schedules);
      document.put("steps", steps);
      document.put("deaths", deaths);
      document.put("tickets", tickets);
      document.put("messages", messages);
      document.put("changes", changes);
      document.put("seconds", Math.round(seconds()));
      document.put("broken", broken);
      return document;
    }
  }

  @Override
  public Integer call() throws IOException {
    LOGS.setLevel(replay.isEmpty() ? Level.OFF : Level.WARNING);
    if (!replay.isEmpty()) {
      take(Schedule.parse(replay));
    } else {
      double end = minutes * Duration.ofMinutes(1).toSeconds();
      for (long i = 0; i < schedules && goesOn(end); i++) {
        take(Schedule.of(seed + i));
        progress();
      }
    }
    System.out.println(JsonText.writeIndented(totals.document()));
    Path directory = json.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.writeString(json, JsonText.writeIndented(totals.document()));
    return totals.broken.isEmpty() ? 0 : 1;
  }

  private boolean goesOn(double end) {
    return totals.seconds() < end && (keepGoing || totals.broken.isEmpty());
  }

  private void progress() {
    if (totals.schedules % PROGRESS == 0) {
      System.out.printf(
          "%6d schedules, %5.1f a second, %d deaths, %d broken%n",
          totals.schedules,
          totals.schedules / totals.seconds(),
          totals.deaths,
          totals.broken.size());
    }
  }

  private void take(Schedule schedule) {
    Trial trial = Trial.of(schedule, Product.sound());
    totals.schedules++;
    totals.steps += schedule.steps().size();
    totals.deaths += trial.deaths();
    totals.messages += trial.counts().get(0);
    totals.changes += trial.counts().get(1);
    totals.tickets += trial.counts().get(2);
    if (!trial.violations().isEmpty()) {
      Schedule least = trial.shrunk(trial.violations().get(0).promise(), Product.sound());
      totals.broken.add(least.line());
      System.out.println("BROKEN  " + trial.violations());
      System.out.println("  least " + Trial.of(least, Product.sound()).violations());
      System.out.println("  replay with --replay \"" + least.line() + "\"");
    }
  }
}
