package io.keyward.remediation;

import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Resource;
import java.util.Set;

/** Which resources Azure takes as a whole only, so that a change must repeat all that there is. */
public final class WholeKinds {
  /**
   * Health Bot takes a PUT: whether a PATCH knows the key's block, no source tells (REST
   * specification 2025-05-25, read 2026-11-21). The PATCH of a bot takes the same model as its PUT,
   * in which displayName, endpoint and msaAppId are required, and {@code az bot update} sends all
   * that it read (REST specification 2022-09-15, read 2026-11-22).
   */
  private static final Set<ResourceKind> WHOLE =
      Set.of(ResourceKind.HEALTH_BOT, ResourceKind.BOT_SERVICE);

  private WholeKinds() {}

  /** The call as this resource takes it. */
  public static Change asTaken(Resource resource, Change change) {
    return WHOLE.contains(resource.kind()) ? change.ofWhole() : change;
  }
}
