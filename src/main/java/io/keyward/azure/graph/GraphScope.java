package io.keyward.azure.graph;

import java.util.List;

/**
 * Where a query looks; everything that the identity sees where both are empty.
 *
 * @param subscriptions their ids
 * @param managementGroups their names
 */
public record GraphScope(List<String> subscriptions, List<String> managementGroups) {
  /** Copies the lists. */
  public GraphScope {
    subscriptions = List.copyOf(subscriptions);
    managementGroups = List.copyOf(managementGroups);
  }
}
