package io.keyward.sandbox.azure.model;

import java.util.List;
import java.util.Optional;

/** The one tenant and its fixed subscriptions. */
public final class Tenant {
  public static final String ID = "11111111-1111-1111-1111-111111111111";
  public static final List<String> SUBSCRIPTIONS =
      List.of("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002");
  public static final List<String> LOCATIONS =
      List.of(
          "westeurope",
          "northeurope",
          "germanywestcentral",
          "swedencentral",
          "francecentral",
          "uksouth",
          "switzerlandnorth",
          "eastus",
          "eastus2",
          "westus",
          "westus3",
          "southcentralus",
          "japaneast",
          "australiaeast");

  private Tenant() {}

  /** The refusal of a subscription that this tenant does not have. */
  public static Optional<ArmError> refusal(String subscription) {
    return SUBSCRIPTIONS.stream().anyMatch(subscription::equalsIgnoreCase)
        ? Optional.empty()
        : Optional.of(ArmError.subscriptionNotFound(subscription));
  }

  /** The subscription that an id begins with, empty when it begins with none. */
  public static String subscriptionOf(String id) {
    String[] segments = id.split("/", -1);
    return segments.length > 2 && segments[1].equalsIgnoreCase("subscriptions") ? segments[2] : "";
  }
}
