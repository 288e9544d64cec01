package io.keyward.sandbox.azure.endpoint;

import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.role.ManagementGroups;
import java.util.List;
import java.util.Locale;

/**
 * Where a query looks.
 *
 * @param subscriptions the subscriptions that it covers
 * @param bySubscription whether they were named one by one
 * @param sight which role assignments are seen, from the scopes' point of view
 * @param caller who asks
 */
record GraphScope(
    List<String> subscriptions, boolean bySubscription, Sight sight, Principal caller) {

  /** The values of {@code authorizationScopeFilter}. */
  enum Sight {
    ATSCOPEANDBELOW(true, false),
    ATSCOPEANDABOVE(false, true),
    ATSCOPEABOVEANDBELOW(true, true),
    ATSCOPEEXACT(false, false);

    private final boolean below;
    private final boolean above;

    Sight(boolean below, boolean above) {
      this.below = below;
      this.above = above;
    }
  }

  boolean holds(Document document) {
    String subscription = Tenant.subscriptionOf(document.id());
    return subscriptions.stream().anyMatch(subscription::equalsIgnoreCase);
  }

  /** A query over the whole tenant sees every grant; one that names places sees those of them. */
  boolean holdsGrant(ManagementGroups groups, Document grant) {
    String at = ArmPath.of(grant.id()).map(ArmPath::scope).orElse("").toLowerCase(Locale.ROOT);
    if (!bySubscription && Tenant.subscriptionOf(grant.id()).isEmpty()) {
      return true;
    }
    return subscriptions.stream()
        .map(subscription -> "/subscriptions/" + subscription.toLowerCase(Locale.ROOT))
        .anyMatch(
            scope ->
                at.equals(scope)
                    || (sight.below && at.startsWith(scope + "/"))
                    || (sight.above && groups.reach(scope).isReachedFrom(at)));
  }
}
