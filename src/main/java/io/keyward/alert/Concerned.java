package io.keyward.alert;

import io.keyward.compliance.policy.AlertRoute;
import java.util.Map;

/**
 * One resource that an alert concerns, as far as routes ask.
 *
 * @param subscription its id
 * @param classification the value of the classification tag, "" for none
 */
public record Concerned(String subscription, String classification, Map<String, String> tags) {

  /** Copies the tags. */
  public Concerned {
    tags = Map.copyOf(tags);
  }

  boolean isOn(AlertRoute route) {
    boolean classified =
        route.classifications().isEmpty()
            || route.classifications().stream().anyMatch(classification::equalsIgnoreCase);
    boolean placed =
        route.subscriptions().isEmpty()
            || route.subscriptions().stream().anyMatch(subscription::equalsIgnoreCase);
    return classified && placed && isOwned(route.ownerTag());
  }

  /** Azure compares names of tags without case and values with it. */
  private boolean isOwned(String ownerTag) {
    int cut = ownerTag.indexOf('=');
    return cut < 0
        || tags.entrySet().stream()
            .anyMatch(
                tag ->
                    tag.getKey().equalsIgnoreCase(ownerTag.substring(0, cut))
                        && tag.getValue().equals(ownerTag.substring(cut + 1)));
  }
}
