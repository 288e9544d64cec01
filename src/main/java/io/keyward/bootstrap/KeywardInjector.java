package io.keyward.bootstrap;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import io.keyward.kpi.meter.EventMeter;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Hands the worker the functions of the one graph; without it, the worker would build each class
 * anew for every invocation.
 *
 * <p>The worker makes it while it loads the functions, some time before the first event arrives.
 * The graph is built in that time, beside the worker's own work.
 */
public final class KeywardInjector implements FunctionInstanceInjector {
  private final FutureTask<Keyward> graph = new FutureTask<>(KeywardInjector::start);

  /** Begins to build the graph. */
  public KeywardInjector() {
    WarmUp.beside("keyward-start", graph);
  }

  private static Keyward start() {
    WarmUp.beside("keyward-trust", WarmUp::trust);
    SdkLogs.silence();
    Settings settings = Settings.ofEnvironment();
    EventMeter counts = Keyward.counts(Clock.systemUTC());
    Parts parts = AzureParts.connect(settings, counts);
    return Keyward.of(settings, Policies.of(settings.policyFile(), parts.clock()), parts, counts);
  }

  /** A failed start fails every invocation with its reason. */
  @Override
  public <T> T getInstance(Class<T> type) throws InterruptedException {
    try {
      return type.cast(graph.get().function(type));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Keyward could not start: " + e.getCause(), e.getCause());
    }
  }
}
