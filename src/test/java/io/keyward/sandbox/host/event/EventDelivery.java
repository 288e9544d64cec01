package io.keyward.sandbox.host.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.host.http.Call;
import io.keyward.sandbox.host.http.Json;
import io.keyward.sandbox.host.http.Refusal;
import io.keyward.sandbox.store.Database;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event Grid of the sandbox: keeps an event before it says so, then posts it at least once.
 *
 * <p>Every event subscription has 30 attempts within 24 hours of the sandbox's clock.
 */
public final class EventDelivery {
  public static final int PARALLEL = 8;
  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);
  private final Database database;
  private final Clock clock;
  private final List<EventSubscription> subscriptions;
  private final EventStore store;
  private final Set<Long> inFlight = ConcurrentHashMap.newKeySet();
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile EventFaults faults = EventFaults.NONE;

  /** Events are kept at once and posted as soon as the host is up. */
  public EventDelivery(Database database, Clock clock, List<EventSubscription> subscriptions) {
    this.database = database;
    this.clock = clock;
    this.subscriptions = List.copyOf(subscriptions);
    this.store = new EventStore(database);
  }

  /** Takes one event in either schema; on return it is on disk for every subscription it fits. */
  public void emit(String eventJson) {
    if (eventJson.getBytes(StandardCharsets.UTF_8).length > Call.LIMIT - 2) {
      throw new IllegalArgumentException("An event is at most 1 MB.");
    }
    String type = eventType(eventJson);
    Instant now = clock.instant();
    List<EventStore.Copy> copies = new ArrayList<>();
    for (EventSubscription subscription : subscriptions) {
      if (subscription.wants(type)) {
        addCopies(copies, subscription.function(), eventJson, now);
      }
    }
    if (!copies.isEmpty()) {
      store.add(copies);
      database.doorbell().ring();
    }
  }

  private void addCopies(List<EventStore.Copy> copies, String function, String text, Instant now) {
    EventFaults current = faults;
    int count = current.copies(ThreadLocalRandom.current());
    if (count == 0) {
      dropped.incrementAndGet();
    }
    for (int i = 0; i < count; i++) {
      Duration held = current.holdBack(ThreadLocalRandom.current());
      copies.add(new EventStore.Copy(function, text, now, now.plus(held)));
    }
  }

  private static String eventType(String text) {
    try {
      JsonNode event = Json.read(text);
      return event.path("eventType").asText(event.path("type").asText(""));
    } catch (Refusal e) {
      throw new IllegalArgumentException("An event is a JSON document.", e);
    }
  }

  public void faults(EventFaults changed) {
    faults = changed;
  }

  /** Starts posting what is due, as far as there is room; one caller at a time. */
  public void dispatch(Sender sender) {
    // Taken before the look: what ends meanwhile is still in the answer and must not go twice.
    Set<Long> underWay = Set.copyOf(inFlight);
    int room = PARALLEL - underWay.size();
    if (room <= 0) {
      return;
    }
    store.due(clock.instant(), PARALLEL + underWay.size()).stream()
        .filter(event -> !underWay.contains(event.id()))
        .limit(room)
        .forEach(
            event -> {
              inFlight.add(event.id());
              sender.pool().execute(() -> deliver(event, sender.client()));
            });
  }

  /** Threads to post on, and the webhook. */
  public record Sender(ExecutorService pool, WebhookClient client) {
    public static Sender to(URI host, ExecutorService pool) {
      return new Sender(pool, new WebhookClient(host));
    }
  }

  public boolean working() {
    return !inFlight.isEmpty();
  }

  public Optional<Instant> earliestDue() {
    return store.earliestDue();
  }

  public long delivered() {
    return delivered.get();
  }

  public long dropped() {
    return dropped.get();
  }

  public int pending() {
    return store.pending();
  }

  public List<EventStore.DeadLetter> deadLetters(int atMost) {
    return store.deadLetters(atMost);
  }

  private void deliver(StoredEvent event, WebhookClient client) {
    try {
      settle(event, client.post(event));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inFlight.remove(event.id());
      database.doorbell().ring();
    }
  }

  private void settle(StoredEvent event, int status) {
    if (RetrySchedule.success(status)) {
      store.remove(event);
      delivered.incrementAndGet();
      return;
    }
    int attempts = event.attempts() + 1;
    Instant now = clock.instant();
    Instant end = event.published().plus(RetrySchedule.TIME_TO_LIVE);
    Optional<Instant> again = RetrySchedule.pause(status, attempts).map(now::plus);
    if (again.isPresent() && !again.get().isAfter(end)) {
      store.retry(event, again.get());
      return;
    }
    StoredEvent tried =
        new StoredEvent(event.id(), event.function(), event.text(), event.published(), attempts);
    store.bury(new EventStore.DeadLetter(tried, reason(again, attempts), status, now));
    LOG.atWarn()
        .addKeyValue("function", event.function())
        .addKeyValue("status", status)
        .addKeyValue("attempts", attempts)
        .log("An event was dead-lettered.");
  }

  private static String reason(Optional<Instant> again, int attempts) {
    if (again.isPresent()) {
      return "TimeToLiveExceeded";
    }
    return attempts >= RetrySchedule.ATTEMPTS
        ? "MaxDeliveryAttemptsExceeded"
        : "UndeliverableDueToHttpStatus";
  }
}
