package io.keyward.sandbox.driver;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Writes, deletes and posts events until the sandbox is gone; keeps what was acknowledged. */
public final class AcknowledgedLoad {
  /** Accounts that are there from the start and that only posted events tell of. */
  public static final int TOLD = 400;

  private static final int WRITERS = 3;
  private static final int NAMES = 12;

  /** The number in the last write of an account that was acknowledged; below 0 once deleted. */
  public final Map<String, Integer> writes = new ConcurrentHashMap<>();

  /** Writes and deletions that were sent and never answered. */
  public final Set<String> inDoubt = ConcurrentHashMap.newKeySet();

  /** Accounts that an event was acknowledged for, and those one was sent for. */
  public final Set<String> told = ConcurrentHashMap.newKeySet();

  public final Set<String> tried = ConcurrentHashMap.newKeySet();

  /** The last time of the sandbox that was told. */
  public final AtomicReference<String> time = new AtomicReference<>("");

  private final AtomicInteger numbers = new AtomicInteger(1);
  private final AtomicInteger events = new AtomicInteger();
  private List<Thread> threads = List.of();

  public void start(Wire wire, int round) {
    List<Thread> started = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String prefix = "w" + round + "-" + i + "-";
      started.add(new Thread(() -> untilGone(() -> write(wire, prefix))));
    }
    started.add(new Thread(() -> untilGone(() -> tell(wire))));
    started.add(new Thread(() -> untilGone(() -> advance(wire))));
    threads = List.copyOf(started);
    threads.forEach(Thread::start);
  }

  /** Comes back when each has noticed that the sandbox is gone. */
  public void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void untilGone(Runnable step) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        step.run();
      }
    } catch (UncheckedIOException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Each account is written again and again; every third is deleted now and then. */
  private void write(Wire wire, String prefix) {
    int number = numbers.getAndIncrement();
    String id = Wire.account(prefix + number % NAMES);
    boolean deletes = number % NAMES % 3 == 2 && writes.getOrDefault(id, -1) > 0;
    inDoubt.add(id);
    Wire.Reply reply =
        deletes ? wire.arm("DELETE", id, Wire.VERSION, "") : wire.put(id, body(id, number));
    if (reply.status() < 300) {
      writes.put(id, deletes ? -number : number);
      inDoubt.remove(id);
    }
  }

  private static String body(String id, int number) {
    String classification = needsTicket(id) ? "Confidential" : "Public";
    return """
        {"location":"westeurope","kind":"OpenAI","sku":{"name":"S0"},
         "tags":{"DataClassification":"%s","Number":"%d"},
         "properties":{"apiProperties":{"statisticsEnabled":true,"number":%d}}}
        """
        .formatted(classification, number, number);
  }

  public static boolean needsTicket(String id) {
    return (id.charAt(id.length() - 1) - '0') % 2 == 0;
  }

  public static String toldAccount(int number) {
    return Wire.account("told-" + number);
  }

  private void tell(Wire wire) {
    int number = events.getAndIncrement() % (TOLD - 10);
    String id = toldAccount(number);
    tried.add(id);
    if (wire.event(Wire.written(id, "told-" + number)).status() == 202) {
      told.add(id);
    }
  }

  private void advance(Wire wire) {
    String now = wire.advance("PT1S").json().path("now").asText();
    time.accumulateAndGet(now, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }
}
