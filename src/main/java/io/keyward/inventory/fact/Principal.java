package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import java.util.Optional;

/**
 * Somebody who can be given rights; texts are "" where not told.
 *
 * @param objectId object id in the directory: what grants name
 * @param clientId application (client) id: what some services name
 */
public record Principal(String objectId, String clientId, String tenantId) implements Facts {

  /** What both tell together; empty where they contradict each other. */
  public Optional<Principal> with(Principal other) {
    boolean differ =
        differ(objectId, other.objectId)
            || differ(clientId, other.clientId)
            || differ(tenantId, other.tenantId);
    return differ
        ? Optional.empty()
        : Optional.of(
            new Principal(
                first(objectId, other.objectId),
                first(clientId, other.clientId),
                first(tenantId, other.tenantId)));
  }

  private static boolean differ(String one, String other) {
    return isPlain(one) && isPlain(other) && !one.equalsIgnoreCase(other);
  }

  private static String first(String one, String other) {
    return isPlain(one) || other.isEmpty() ? one : other;
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty() && !Body.isExpression(text);
  }
}
