package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The managed identities: which principal stands behind each. */
public final class Identities {
  public static final String TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

  private final Documents documents;

  public Identities(Documents documents) {
    this.documents = documents;
  }

  /** An id that is the same for the same resource on every machine. */
  public static String derived(String what, String id) {
    String seed = what + ":" + id.toLowerCase(Locale.ROOT);
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Fills in the principals of the identities that a body names. */
  public void fill(String id, ObjectNode body) {
    if (!(Json.at(body, "identity") instanceof ObjectNode identity)) {
      return;
    }
    String type = Json.text(identity, "type").toLowerCase(Locale.ROOT);
    if (type.contains("systemassigned")) {
      identity.put("principalId", derived("principal", id)).put("tenantId", Tenant.ID);
    } else {
      identity.remove(List.of("principalId", "tenantId"));
    }
    if (!type.contains("userassigned")) {
      identity.remove("userAssignedIdentities");
    } else if (Json.at(identity, "userAssignedIdentities") instanceof ObjectNode users) {
      fillUsers(users);
    }
  }

  private void fillUsers(ObjectNode users) {
    for (Map.Entry<String, JsonNode> user : users.properties()) {
      ObjectNode principal = Json.object();
      documents
          .find(user.getKey())
          .ifPresent(
              known ->
                  principal
                      .put("principalId", Json.text(known.body(), "properties.principalId"))
                      .put("clientId", Json.text(known.body(), "properties.clientId")));
      user.setValue(principal);
    }
  }

  /** The principal of the system-assigned identity, empty when there is none. */
  public static Optional<String> system(ObjectNode body) {
    return present(Json.text(body, "identity.principalId"));
  }

  /** The principal of the attached user identity with that client id. */
  public static Optional<String> byClientId(ObjectNode body, String clientId) {
    return Json.at(body, "identity.userAssignedIdentities").properties().stream()
        .map(Map.Entry::getValue)
        .filter(user -> Json.text(user, "clientId").equalsIgnoreCase(clientId))
        .map(user -> Json.text(user, "principalId"))
        .findFirst();
  }

  /** The principal of the attached user identity with that resource id. */
  public static Optional<String> byResourceId(ObjectNode body, String resourceId) {
    return Json.at(body, "identity.userAssignedIdentities").properties().stream()
        .filter(user -> user.getKey().equalsIgnoreCase(resourceId))
        .map(user -> Json.text(user.getValue(), "principalId"))
        .findFirst()
        .flatMap(Identities::present);
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
