package io.keyward.compliance.policy;

import io.keyward.compliance.Severity;
import java.util.List;

/**
 * Where alerts go; an empty part matches all.
 *
 * @param severity the least severity
 * @param classifications values of the classification tag
 * @param subscriptions ids of subscriptions
 * @param ownerTag {@code NAME=VALUE} of a tag, "" for all
 * @param channels names of channels that the policy file describes
 */
public record AlertRoute(
    Severity severity,
    List<String> classifications,
    List<String> subscriptions,
    String ownerTag,
    List<String> channels) {

  /** Copies the lists. */
  public AlertRoute {
    classifications = List.copyOf(classifications);
    subscriptions = List.copyOf(subscriptions);
    channels = List.copyOf(channels);
  }
}
