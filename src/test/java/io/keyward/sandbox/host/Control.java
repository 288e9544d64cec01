package io.keyward.sandbox.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.host.event.EventFaults;
import io.keyward.sandbox.host.event.EventStore;
import io.keyward.sandbox.host.event.FaultTarget;
import io.keyward.sandbox.host.event.RetrySchedule;
import io.keyward.sandbox.host.http.Answer;
import io.keyward.sandbox.host.http.Call;
import io.keyward.sandbox.host.http.Endpoint;
import io.keyward.sandbox.host.http.Inbox;
import io.keyward.sandbox.host.http.Json;
import io.keyward.sandbox.host.http.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The sandbox's own switches: its clock, its faults, and what it is doing. */
final class Control implements Endpoint {
  private static final int LISTED = 100;
  private final SandboxClock clock;
  private final Timeline timeline;
  private final Timeline.Sources sources;
  private final Map<String, FaultTarget> faults;
  private final Inbox inbox;

  Control(
      SandboxClock clock,
      Timeline timeline,
      Timeline.Sources sources,
      Map<String, FaultTarget> faults,
      Inbox inbox) {
    this.inbox = inbox;
    this.clock = clock;
    this.timeline = timeline;
    this.sources = sources;
    this.faults = new LinkedHashMap<>(faults);
    this.faults.put(
        "events",
        settings -> {
          EventFaults parsed = EventFaults.parse(settings);
          return () -> sources.events().faults(parsed);
        });
  }

  @Override
  public Answer answer(Call call) throws Refusal, IOException {
    return switch (call.segment(1)) {
      case "clock" -> call.method().equals("GET") ? now() : advance(call);
      case "faults" -> setFaults(call);
      case "status" -> status(call);
      case "deadletters" -> deadLetters(call);
      case "alerts" -> alerts(call);
      default -> throw new Refusal(404, "Nothing is served at this address.");
    };
  }

  private Answer alerts(Call call) throws Refusal, IOException {
    if (call.method().equals("GET")) {
      return Answer.json(200, Map.of("items", inbox.list()));
    }
    call.require("POST");
    return inbox.webhook(call);
  }

  private Answer now() {
    return Answer.json(200, Map.of("now", clock.instant().toString()));
  }

  private Answer advance(Call call) throws Refusal, IOException {
    call.require("POST");
    JsonNode sent = object(call);
    JsonNode advance = sent.path("advance");
    if (!advance.isTextual()) {
      throw new Refusal(400, "The body is an object such as {\"advance\":\"P30D\"}.");
    }
    Span span = Span.parse(advance.textValue());
    try {
      Timeline.Counts done = timeline.advance(span, firings(sent.path("firings")));
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("now", clock.instant().toString());
      answer.put("timersFired", done.timersFired());
      answer.put("messagesProcessed", done.messagesProcessed());
      answer.put("eventsDelivered", done.eventsDelivered());
      return Answer.json(200, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(503, "The sandbox is closing.");
    }
  }

  /** How often each timer may fire. */
  private static OptionalInt firings(JsonNode sent) throws Refusal {
    if (sent.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!sent.isInt() || sent.intValue() < 0 || sent.intValue() > TimerRun.CAP) {
      throw new Refusal(400, "firings is a number from 0 to " + TimerRun.CAP + ".");
    }
    return OptionalInt.of(sent.intValue());
  }

  /** All of the settings are checked before the first takes effect. */
  private Answer setFaults(Call call) throws Refusal, IOException {
    call.require("POST");
    List<Runnable> changes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object(call).properties()) {
      FaultTarget target =
          Optional.ofNullable(faults.get(entry.getKey()))
              .orElseThrow(() -> new Refusal(400, "Faults are set for " + faults.keySet() + "."));
      try {
        changes.add(target.prepare(entry.getValue()));
      } catch (IllegalArgumentException e) {
        throw new Refusal(400, String.valueOf(e.getMessage()));
      }
    }
    changes.forEach(Runnable::run);
    return Answer.json(200, Map.of("set", changes.size()));
  }

  private Answer status(Call call) throws Refusal {
    call.require("GET");
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("now", clock.instant().toString());
    status.put("counts", timeline.counts());
    status.put("queues", sources.pumps().stream().map(Control::queue).toList());
    status.put(
        "events",
        Map.of("pending", sources.events().pending(), "dropped", sources.events().dropped()));
    status.put("nextDue", sources.earliestDue().map(Object::toString).orElse(""));
    return Answer.json(200, status);
  }

  private static Map<String, Object> queue(QueuePump pump) {
    Map<String, Object> queue = new LinkedHashMap<>();
    queue.put("name", pump.queueName());
    queue.put("processed", pump.processed());
    queue.put("poisoned", pump.poisoned());
    queue.put("earliestDue", pump.earliestDue().map(Object::toString).orElse(""));
    return queue;
  }

  private Answer deadLetters(Call call) throws Refusal {
    call.require("GET");
    List<JsonNode> letters = new ArrayList<>();
    for (EventStore.DeadLetter letter : sources.events().deadLetters(LISTED)) {
      letters.add(written(letter));
    }
    return Answer.json(200, letters);
  }

  /** The event with the properties that Event Grid adds, in the spelling of its schema. */
  private static JsonNode written(EventStore.DeadLetter letter) throws Refusal {
    ObjectNode event = (ObjectNode) Json.read(letter.event().text());
    boolean cloud = event.has("specversion");
    Map<String, String> added = new LinkedHashMap<>();
    added.put("deadLetterReason", letter.reason());
    added.put("lastDeliveryOutcome", RetrySchedule.outcome(letter.status()));
    added.put("publishTime", letter.event().published().toString());
    added.put("lastDeliveryAttemptTime", letter.lastTried().toString());
    added.forEach((name, value) -> event.put(spelt(name, cloud), value));
    event.put(spelt("deliveryAttempts", cloud), letter.event().attempts());
    event.put(spelt("lastHttpStatusCode", cloud), letter.status());
    return event;
  }

  private static String spelt(String name, boolean cloud) {
    return cloud ? name.toLowerCase(Locale.ROOT) : name;
  }

  private static JsonNode object(Call call) throws Refusal, IOException {
    JsonNode body = Json.read(call.body());
    if (!body.isObject()) {
      throw new Refusal(400, "The body is a JSON object.");
    }
    return body;
  }
}
