package io.keyward.sandbox.host.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How delivery of events misbehaves. */
public record EventFaults(double duplicate, boolean reorder, double drop, Duration delay) {
  static final EventFaults NONE = new EventFaults(0, false, 0, Duration.ZERO);

  /** How far apart disordered events may be sent. */
  private static final int DISORDER_MILLIS = 2_000;

  private static final Set<String> NAMES = Set.of("duplicate", "reorder", "drop", "delay");

  public static EventFaults parse(JsonNode node) {
    require(node.isObject(), "events is an object");
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      require(NAMES.contains(names.next()), "events knows duplicate, reorder, drop and delay");
    }
    JsonNode reorder = node.path("reorder");
    require(reorder.isMissingNode() || reorder.isBoolean(), "reorder is true or false");
    return new EventFaults(
        share(node, "duplicate"),
        reorder.asBoolean(false),
        share(node, "drop"),
        duration(node.path("delay").asText("PT0S")));
  }

  /** How many times an event is sent. */
  int copies(RandomGenerator random) {
    if (random.nextDouble() < drop) {
      return 0;
    }
    return random.nextDouble() < duplicate ? 2 : 1;
  }

  /** How long one copy is held back. */
  Duration holdBack(RandomGenerator random) {
    return reorder ? delay.plusMillis(random.nextInt(DISORDER_MILLIS)) : delay;
  }

  private static double share(JsonNode node, String name) {
    JsonNode value = node.path(name);
    double share = value.asDouble(0);
    require(
        value.isMissingNode() || (value.isNumber() && share >= 0 && share <= 1),
        name + " is a share from 0 to 1");
    return share;
  }

  private static Duration duration(String text) {
    try {
      Duration delay = Duration.parse(text);
      require(
          !delay.isNegative() && delay.compareTo(RetrySchedule.TIME_TO_LIVE) <= 0,
          "delay is at most 24 hours");
      return delay;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("delay is an ISO 8601 duration such as PT30S.", e);
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence + ".");
    }
  }
}
