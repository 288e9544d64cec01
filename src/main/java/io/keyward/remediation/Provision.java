package io.keyward.remediation;

import io.keyward.inventory.Body;
import java.util.Locale;

/** How far Azure is with the last write of a resource, as {@code provisioningState} tells. */
enum Provision {
  ENDED,
  UNDER_WAY,
  FAILED;

  /** A body without the property has nothing under way. */
  static Provision of(Body body) {
    return switch (body.text("properties", "provisioningState").toLowerCase(Locale.ROOT)) {
      case "", "succeeded", "ready" -> ENDED;
      case "failed", "canceled", "cancelled" -> FAILED;
      default -> UNDER_WAY;
    };
  }
}
