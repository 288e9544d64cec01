package io.keyward.sandbox.host;

import io.keyward.sandbox.host.event.EventDelivery;
import io.keyward.sandbox.host.event.FaultTarget;
import io.keyward.sandbox.host.function.AppCode;
import io.keyward.sandbox.host.function.FunctionCatalog;
import io.keyward.sandbox.host.http.Inbox;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedQueue;
import io.keyward.sandbox.store.ReceivingQueue;
import java.util.Map;
import java.util.function.Function;

/**
 * What a host needs: its port (0 takes a free one), its stores, its functions.
 *
 * @param code runs the functions of the catalog
 * @param queues gives the queue of a name
 * @param settings FUNCTION_KEY and MASTER_KEY open functions that ask for a key
 * @param faults who else can be told to misbehave, by the name used in the request
 * @param inbox what the sandbox's own receivers of alerts were sent
 */
public record HostConfig(
    int port,
    Database database,
    SandboxClock clock,
    FunctionCatalog catalog,
    EventDelivery events,
    AppCode code,
    Function<String, ReceivingQueue> queues,
    HostJson hostJson,
    Map<String, String> settings,
    Map<String, FaultTarget> faults,
    Inbox inbox) {

  /** Copies the maps. */
  public HostConfig {
    settings = Map.copyOf(settings);
    faults = Map.copyOf(faults);
  }

  /** The queues of the sandbox's database; what an earlier process had taken is free again. */
  public static Function<String, ReceivingQueue> embeddedQueues(
      Database database, SandboxClock clock) {
    return name -> {
      EmbeddedQueue queue = new EmbeddedQueue(database, clock, name);
      queue.freeLeases();
      return queue;
    };
  }
}
