package io.keyward.functions;

import io.keyward.inventory.Body;
import java.util.Map;
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

  /** What is no plain id could forge a line. */
  private static String id(String text) {
    return ID.matcher(text).matches() ? text : "none";
  }
}
