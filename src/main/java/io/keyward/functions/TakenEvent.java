package io.keyward.functions;

import io.keyward.inventory.Body;
import io.keyward.kpi.meter.EventMeter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/** Notes that an event was taken, by the ids under which Event Grid and ARM know it. */
final class TakenEvent {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

  private TakenEvent() {}

  static void note(Logger log, Map<String, ?> event, String what, String key) {
    Body body = Body.of(event);
    log.atInfo()
        .addKeyValue("event", id(body.text("id")))
        .addKeyValue("correlation", id(body.text("data", "correlationId")))
        .addKeyValue(what, key)
        .log("Event taken");
  }

  /** One that cannot be taken now is not counted: Event Grid sends it again. */
  static void counted(EventMeter meter, Supplier<EventMeter.Taken> take) {
    try {
      meter.event(take.get());
    } catch (UnreadableEvent refused) {
      meter.event(EventMeter.Taken.REFUSED);
      throw refused;
    }
  }

  /** When it happened, by either schema; empty where that is not told. */
  static Optional<Instant> time(Map<String, ?> event) {
    Body body = Body.of(event);
    try {
      return body.given("eventTime").or(() -> body.given("time")).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is no plain id could forge a line. */
  private static String id(String text) {
    return ID.matcher(text).matches() ? text : "none";
  }
}
