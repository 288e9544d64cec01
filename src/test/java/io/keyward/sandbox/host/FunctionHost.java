package io.keyward.sandbox.host;

import io.keyward.sandbox.host.event.EventDelivery;
import io.keyward.sandbox.host.event.Webhook;
import io.keyward.sandbox.host.function.FunctionDescriptor;
import io.keyward.sandbox.host.function.Invoker;
import io.keyward.sandbox.host.function.Trigger;
import io.keyward.sandbox.host.http.FrontDesk;
import io.keyward.sandbox.host.http.FrontDoor;
import io.keyward.sandbox.host.http.HostKeys;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the functions of an app on this machine: webhook, routes, timers and queues. */
public final class FunctionHost implements AutoCloseable {
  private static final int IO_THREADS = 2;
  private static final int WORKER_THREADS = 32;
  private static final int BATCH_THREADS = 8;
  private static final long GRACE_SECONDS = 20;
  private final Undertow server;
  private final Timeline timeline;
  private final ExecutorService pool;
  private final int port;

  private FunctionHost(Undertow server, Timeline timeline, ExecutorService pool, int port) {
    this.server = server;
    this.timeline = timeline;
    this.pool = pool;
    this.port = port;
  }

  /** Serves and starts what is due. */
  public static FunctionHost start(HostConfig config) {
    Invoker invoker = new Invoker(config.code());
    ExecutorService pool = pool(threads(config));
    Timers timers = new Timers(config.catalog(), invoker, config.database(), config.clock(), pool);
    QueuePump.Workers workers = new QueuePump.Workers(pool, config.database().doorbell());
    List<QueuePump> pumps =
        config.catalog().with(Trigger.Queue.class).stream()
            .map(function -> pump(function, config, invoker, workers))
            .toList();
    FrontDesk desk = new FrontDesk();
    Undertow server = listen(config.port(), new FrontDoor(desk));
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    EventDelivery.Sender sender =
        EventDelivery.Sender.to(URI.create("http://localhost:" + port), pool);
    Timeline.Sources sources = new Timeline.Sources(timers, pumps, config.events(), sender);
    Timeline timeline = new Timeline(config.clock(), config.database().doorbell(), sources);
    desk.open(
        Map.of(
            "runtime",
            new Webhook(config.catalog(), invoker, pool),
            config.hostJson().routePrefix(),
            new HttpFunctions(
                config.catalog(),
                invoker,
                HostKeys.from(config.settings()),
                config.hostJson().routePrefix().isEmpty() ? 0 : 1),
            "admin",
            new Admin(config.catalog(), invoker, timers),
            "sandbox",
            new Control(config.clock(), timeline, sources, config.faults(), config.inbox())));
    timeline.start();
    return new FunctionHost(server, timeline, pool, port);
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Stops taking requests, lets what runs come to its end, and stops. */
  @Override
  public void close() {
    try {
      timeline.close();
      server.stop();
      pool.shutdown();
      if (!pool.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static QueuePump pump(
      FunctionDescriptor function, HostConfig config, Invoker invoker, QueuePump.Workers workers) {
    String name = ((Trigger.Queue) function.trigger()).queueName();
    return new QueuePump(
        function, config.queues().apply(name), config.hostJson(), invoker, workers);
  }

  private static int threads(HostConfig config) {
    return BATCH_THREADS
        + EventDelivery.PARALLEL
        + config.catalog().with(Trigger.Timer.class).size()
        + config.catalog().with(Trigger.Queue.class).size() * config.hostJson().batchSize();
  }

  /** The server's own failure to bind would be wrapped beyond recognition. */
  private static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress("localhost", port));
    } catch (IOException e) {
      throw new IllegalStateException("Port " + port + " is in use; choose another one.", e);
    }
  }

  private static Undertow listen(int port, FrontDoor door) {
    requireFree(port);
    Undertow server =
        Undertow.builder()
            .addHttpListener(port, "localhost")
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(WORKER_THREADS)
            // Its own limit would cut the connection before the refusal is seen; Call has one.
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setHandler(door)
            .build();
    server.start();
    return server;
  }

  private static ExecutorService pool(int size) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        size, task -> new Thread(task, "sandbox-work-" + number.incrementAndGet()));
  }
}
