package io.keyward.bench.load;

import io.keyward.sandbox.azure.SimulatedAzure;
import io.keyward.sandbox.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A simulated tenant with an estate, and the app under load in a process beside it. */
record LoadedRun(Database database, SimulatedAzure azure, LoadedEstate estate, AppUnderLoad app)
    implements AutoCloseable {
  private static final Duration LATENCY = Duration.ofMillis(80);

  /** Starts all of it; its data goes into a folder of this process. */
  static LoadedRun start(Path folder, int resources, long seed)
      throws IOException, InterruptedException {
    Path run = Files.createDirectories(folder.resolve("run-" + ProcessHandle.current().pid()));
    Database database = Database.at(run.resolve("azure"));
    SimulatedAzure azure =
        SimulatedAzure.start(
            new SimulatedAzure.Options(
                0, run, database.dataSource(), Clock.systemUTC(), event -> {}));
    LoadedEstate estate = new LoadedEstate(azure, resources, seed);
    estate.fill();
    azure.latency(LATENCY);
    return new LoadedRun(database, azure, estate, AppUnderLoad.start(azure, run));
  }

  /** Azure answers everything, and at once. */
  void calm() {
    azure.throttle(false);
    azure.latency(Duration.ZERO);
  }

  @Override
  public void close() {
    app.close();
    azure.close();
    database.close();
  }
}
