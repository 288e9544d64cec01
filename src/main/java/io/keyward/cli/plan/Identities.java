package io.keyward.cli.plan;

import io.keyward.cli.plan.file.PlannedResource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code identity} block, with the principals that it leads to. */
final class Identities {
  private static final String ASSIGNED = "azurerm_user_assigned_identity";

  private Identities() {}

  static void put(Attributes resource, ArmBody body) {
    Attributes block = resource.block("identity");
    if (!block.isThere()) {
      return;
    }
    if (block.isWhollyUnknown()) {
      body.put(Plan.UNKNOWN, "identity");
      return;
    }
    String type = block.text("type");
    body.put(type, "identity", "type");
    if (type.toLowerCase(Locale.ROOT).contains("systemassigned")) {
      body.put(resource.made().principal(resource.resource()), "identity", "principalId");
    }
    Map<String, Object> users = new LinkedHashMap<>();
    block.ids("identity_ids").forEach(id -> users.put(id, user(id, resource.made())));
    if (!users.isEmpty()) {
      body.put(users, "identity", "userAssignedIdentities");
    }
  }

  /** What a planned identity will be; one from elsewhere tells nothing here. */
  private static Map<String, Object> user(String id, Made made) {
    Optional<PlannedResource> planned =
        made.planned().resources().stream()
            .filter(resource -> resource.type().equals(ASSIGNED))
            .filter(resource -> made.id(resource).filter(id::equalsIgnoreCase).isPresent())
            .findFirst();
    return planned
        .map(
            identity ->
                Map.<String, Object>of(
                    "principalId", made.principal(identity), "clientId", made.client(identity)))
        .orElseGet(Map::of);
  }
}
