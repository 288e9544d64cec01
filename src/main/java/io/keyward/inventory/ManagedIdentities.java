package io.keyward.inventory;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The managed identities attached to a resource.
 *
 * @param hasSystem whether it has a system-assigned one
 * @param userAssigned client id ("" where not told) by ARM id as written
 */
record ManagedIdentities(boolean hasSystem, Map<String, String> userAssigned) {

  /** Keeps the order as written. */
  public ManagedIdentities {
    userAssigned = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(userAssigned));
  }

  /**
   * Reads the envelope's {@code identity}; its type comes with and without a blank after the comma
   * and in any case, and may be missing although a principal is there.
   */
  static ManagedIdentities read(Body resource) {
    String type = resource.text("identity", "type").toLowerCase(Locale.ROOT);
    boolean untyped = type.isEmpty() && !resource.text("identity", "principalId").isEmpty();
    Map<String, String> users = new LinkedHashMap<>();
    resource
        .members("identity", "userAssignedIdentities")
        .forEach((id, identity) -> users.put(id.strip(), identity.text("clientId")));
    return new ManagedIdentities(type.contains("systemassigned") || untyped, users);
  }

  /**
   * The identity used for a key when the encryption block names none: the system-assigned one, else
   * the only user-assigned one.
   */
  KeyIdentity implied() {
    if (hasSystem) {
      return KeyIdentity.system();
    }
    return userAssigned.size() == 1
        ? byResourceId(userAssigned.keySet().iterator().next())
        : KeyIdentity.none();
  }

  /** The user-assigned identity with this ARM id; its client id where it is attached. */
  KeyIdentity byResourceId(String armId) {
    String client =
        userAssigned.entrySet().stream()
            .filter(e -> e.getKey().equalsIgnoreCase(armId))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    return new KeyIdentity(KeyIdentity.Kind.USER, client, armId);
  }

  /** The user-assigned identity with this client id; its ARM id where it is attached. */
  KeyIdentity byClientId(String clientId) {
    Optional<String> id =
        userAssigned.entrySet().stream()
            .filter(e -> e.getValue().equalsIgnoreCase(clientId))
            .map(Map.Entry::getKey)
            .findFirst();
    return new KeyIdentity(KeyIdentity.Kind.USER, clientId, id.orElse(""));
  }
}
