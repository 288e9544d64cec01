package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Listing;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.provider.ApiVersions;
import io.keyward.sandbox.azure.provider.Providers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tenant, its subscriptions, their locations and registered resource providers. */
public final class SubscriptionEndpoint implements Endpoint {
  private final Providers providers;
  private final Documents documents;
  private final Confinement confinement;

  public SubscriptionEndpoint(Providers providers, Documents documents, Confinement confinement) {
    this.confinement = confinement;
    this.providers = providers;
    this.documents = documents;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    int size = call.segments().size();
    if (size == 1 && call.segmentIs(0, "tenants")) {
      return Optional.of(Listing.page(call, List.of(tenant())));
    }
    if (size == 1 && call.segmentIs(0, "subscriptions")) {
      return Optional.of(
          Listing.page(
              call,
              Tenant.SUBSCRIPTIONS.stream()
                  .filter(
                      id -> confinement.sees(call.caller(), "Microsoft.Resources/subscriptions"))
                  .map(SubscriptionEndpoint::subscription)
                  .toList()));
    }
    if (!call.segmentIs(0, "subscriptions") || size < 2) {
      return Optional.empty();
    }
    Optional<ArmError> refusal = Tenant.refusal(call.segment(1));
    return refusal.isPresent() && size < 5 ? refusal.map(ArmError::reply) : within(call, size);
  }

  private Optional<Reply> within(Call call, int size) {
    if (size == 2) {
      return Optional.of(Reply.ok(subscription(call.segment(1))));
    }
    if (size == 3 && call.segmentIs(2, "locations")) {
      return Optional.of(Listing.page(call, locations(call.segment(1))));
    }
    boolean registry = call.segmentIs(2, "providers");
    if (registry && size == 3) {
      return Optional.of(Listing.page(call, all(call.segment(1))));
    }
    boolean one =
        size == 4 || (size == 5 && call.is("POST") && call.segment(4).endsWith("egister"));
    return registry && one
        ? Optional.of(Reply.ok(provider(call.segment(1), call.segment(3))))
        : Optional.empty();
  }

  private static ObjectNode tenant() {
    return Json.object()
        .put("id", "/tenants/" + Tenant.ID)
        .put("tenantId", Tenant.ID)
        .put("countryCode", "DE")
        .put("displayName", "Keyward sandbox")
        .put("defaultDomain", "sandbox.localhost")
        .put("tenantCategory", "Home");
  }

  static ObjectNode subscription(String id) {
    ObjectNode body =
        Json.object()
            .put("id", "/subscriptions/" + id)
            .put("subscriptionId", id)
            .put("tenantId", Tenant.ID)
            .put("displayName", "Keyward sandbox " + id.substring(id.length() - 4))
            .put("state", "Enabled")
            .put("authorizationSource", "RoleBased");
    body.putObject("subscriptionPolicies")
        .put("locationPlacementId", "Public_2014-09-01")
        .put("quotaId", "PayAsYouGo_2014-09-01")
        .put("spendingLimit", "Off");
    body.putArray("managedByTenants");
    return body;
  }

  private static List<ObjectNode> locations(String subscription) {
    return Tenant.LOCATIONS.stream()
        .map(
            name ->
                Json.object()
                    .put("id", "/subscriptions/" + subscription + "/locations/" + name)
                    .put("name", name)
                    .put("type", "Region")
                    .put("displayName", name)
                    .put("regionalDisplayName", name))
        .toList();
  }

  /** Types with rules, and every other that somebody has stored. */
  private Set<String> types(String namespace) {
    String prefix = namespace.toLowerCase(Locale.ROOT) + "/";
    Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    found.addAll(providers.types());
    found.addAll(documents.types());
    found.removeIf(type -> !type.toLowerCase(Locale.ROOT).startsWith(prefix));
    return found;
  }

  private List<ObjectNode> all(String subscription) {
    return providers.types().stream()
        .map(type -> type.substring(0, type.indexOf('/')))
        .distinct()
        .map(namespace -> provider(subscription, namespace))
        .toList();
  }

  private ObjectNode provider(String subscription, String namespace) {
    ObjectNode body =
        Json.object()
            .put("id", "/subscriptions/" + subscription + "/providers/" + namespace)
            .put("namespace", namespace)
            .put("registrationPolicy", "RegistrationRequired")
            .put("registrationState", "Registered");
    ArrayNode types = body.putArray("resourceTypes");
    for (String type : types(namespace)) {
      ObjectNode entry =
          types.addObject().put("resourceType", type.substring(type.indexOf('/') + 1));
      ArrayNode locations = entry.putArray("locations");
      Tenant.LOCATIONS.forEach(locations::add);
      ArrayNode versions = entry.putArray("apiVersions");
      ApiVersions.offered(namespace).forEach(versions::add);
      entry.put("capabilities", "SupportsTags, SupportsLocation");
    }
    return body;
  }
}
