package io.keyward.sandbox.azure.limit;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A fault that calls to some addresses meet without fail.
 *
 * @param contains a part of host and path, compared without case
 * @param method the method, or {@code *} for any
 * @param answer a status, {@code timeout}, {@code dropped}, {@code lost}, {@code garbage}, {@code
 *     empty} or {@code huge}
 * @param times how many calls meet it, 0 for all
 */
public record PathFault(String contains, String method, String answer, int times) {
  private static final int MOST = 100;

  /** Refuses what would never be met. */
  public PathFault {
    if (contains.isBlank() || !Faults.isKnown(answer) || times < 0) {
      throw new IllegalArgumentException(
          "a fault of a path has contains, answer (4xx, 5xx, timeout, dropped, lost, garbage, empty or huge) and"
              + " times from 0");
    }
  }

  /** A fault that each GET of these addresses meets. */
  public static PathFault of(String contains, String answer) {
    return new PathFault(contains, "GET", answer, 0);
  }

  boolean meets(Call call) {
    String address = (call.host() + call.path()).toLowerCase(Locale.ROOT);
    return (method.equals("*") || call.is(method.toUpperCase(Locale.ROOT)))
        && address.contains(contains.toLowerCase(Locale.ROOT));
  }

  /** Reads {@code [{"contains":"/vaults/kv1","answer":"403","method":"GET","times":2}]}. */
  static List<PathFault> parse(JsonNode node) {
    if (!node.isMissingNode() && (!node.isArray() || node.size() > MOST)) {
      throw new IllegalArgumentException("paths is a list of at most " + MOST + " faults");
    }
    List<PathFault> faults = new ArrayList<>();
    for (JsonNode one : node) {
      faults.add(
          new PathFault(
              one.path("contains").asText(),
              one.path("method").asText("GET"),
              one.path("answer").asText(),
              one.path("times").asInt()));
    }
    return faults;
  }
}
