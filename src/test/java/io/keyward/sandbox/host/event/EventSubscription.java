package io.keyward.sandbox.host.event;

import io.keyward.sandbox.host.function.FunctionCatalog;
import java.util.List;

/** Which events a function gets; a type that ends in a star stands for all that begin so. */
public record EventSubscription(String function, List<String> includedEventTypes) {

  /** Copies the types. */
  public EventSubscription {
    includedEventTypes = List.copyOf(includedEventTypes);
  }

  /** The subscriptions of Keyward's own template, for those of its functions that exist. */
  public static List<EventSubscription> standard(FunctionCatalog catalog) {
    return List.of(
            new EventSubscription(
                "ResourceEvents",
                List.of(
                    "Microsoft.Resources.ResourceWriteSuccess",
                    "Microsoft.Resources.ResourceDeleteSuccess")),
            new EventSubscription("KeyVaultEvents", List.of("Microsoft.KeyVault.*")))
        .stream()
        .filter(subscription -> catalog.find(subscription.function()).isPresent())
        .toList();
  }

  boolean wants(String eventType) {
    return includedEventTypes.stream().anyMatch(included -> fits(included, eventType));
  }

  private static boolean fits(String included, String eventType) {
    return included.endsWith("*")
        ? eventType.regionMatches(true, 0, included, 0, included.length() - 1)
        : included.equalsIgnoreCase(eventType);
  }
}
