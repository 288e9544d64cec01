package io.keyward.sandbox.azure.limit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely each service is to misbehave, by what it then answers: a status, {@code timeout},
 * {@code dropped} (no answer and nothing done), {@code lost} (done, and no answer), {@code
 * garbage}, {@code empty} or {@code huge}; which addresses fail without fail; and how far Resource
 * Graph is behind.
 */
public record Faults(
    Map<String, Double> arm,
    Map<String, Double> keyVault,
    List<PathFault> paths,
    long resourceGraphLagSeconds,
    long retryAfterSeconds,
    long timeoutSeconds,
    long seed) {
  /** No faults at all. */
  public static final Faults NONE = new Faults(Map.of(), Map.of(), List.of(), 0, 1, 30, 0);

  private static final int MOST_NAMES = 16;
  private static final long LONGEST_SECONDS = 86_400;

  /** Copies the maps, so that a caller cannot change them later. */
  public Faults {
    arm = Map.copyOf(arm);
    keyVault = Map.copyOf(keyVault);
    paths = List.copyOf(paths);
  }

  /** Each GET of an address that contains the text is answered so, and nothing else is touched. */
  public static Faults answering(String contains, String answer) {
    return NONE.and(PathFault.of(contains, answer));
  }

  /** These faults and one more. */
  public Faults and(PathFault fault) {
    List<PathFault> more = new ArrayList<>(paths);
    more.add(fault);
    return new Faults(
        arm, keyVault, more, resourceGraphLagSeconds, retryAfterSeconds, timeoutSeconds, seed);
  }

  /** These faults, and Resource Graph behind by that much of the tenant's time. */
  public Faults withResourceGraphBehind(Duration lag) {
    return new Faults(
        arm, keyVault, paths, lag.toSeconds(), retryAfterSeconds, timeoutSeconds, seed);
  }

  static boolean isKnown(String answer) {
    return answer.matches("[45]\\d\\d|timeout|dropped|lost|garbage|empty|huge");
  }

  /** Reads {@code {"arm":{"429":0.2},"keyvault":{…},"retryAfterSeconds":1,"seed":7}}. */
  public static Faults parse(String json) {
    ObjectNode document =
        Json.parse(json)
            .orElseThrow(() -> new IllegalArgumentException("faults are one JSON object"));
    return new Faults(
        probabilities(document.path("arm")),
        probabilities(document.path("keyvault")),
        PathFault.parse(document.path("paths")),
        seconds(document, "resourceGraphLagSeconds", 0),
        seconds(document, "retryAfterSeconds", 1),
        seconds(document, "timeoutSeconds", 30),
        number(document.path("seed"), 0));
  }

  private static long seconds(JsonNode document, String name, long otherwise) {
    long seconds = number(document.path(name), otherwise);
    if (seconds < 0 || seconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          name + " is a number of seconds from 0 to " + LONGEST_SECONDS);
    }
    return seconds;
  }

  private static long number(JsonNode node, long otherwise) {
    if (!node.isMissingNode() && !node.canConvertToExactIntegral()) {
      throw new IllegalArgumentException(
          "resourceGraphLagSeconds, retryAfterSeconds, timeoutSeconds and seed are whole numbers");
    }
    return node.asLong(otherwise);
  }

  private static Map<String, Double> probabilities(JsonNode node) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw new IllegalArgumentException("the faults of a service are an object");
    }
    Map<String, Double> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      double probability = field.getValue().asDouble(-1);
      boolean known = isKnown(field.getKey());
      if (!known || probability < 0 || probability > 1 || found.size() == MOST_NAMES) {
        throw new IllegalArgumentException(
            "a fault is a status (4xx, 5xx), timeout, dropped, lost, garbage, empty or huge, with a probability"
                + " from 0 to 1");
      }
      found.put(field.getKey(), probability);
    }
    return found;
  }
}
