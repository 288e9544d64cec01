package io.keyward.sandbox.azure.provider;

import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Identities;
import io.keyward.sandbox.azure.model.Json;
import java.util.Optional;

/** Who a service uses a key as. */
public sealed interface KeyUser {

  /** A managed identity, by its principal. */
  record Identity(String principalId) implements KeyUser {}

  /** The service itself: it needs no grant that this tenant could see, or grants itself. */
  record Service() implements KeyUser {}

  /** Nobody: the identity named is not there. */
  record Missing(String why) implements KeyUser {}

  /** The identity, or nobody for the given reason. */
  static KeyUser of(Optional<String> principal, String why) {
    return principal.<KeyUser>map(Identity::new).orElseGet(() -> new Missing(why));
  }

  /** A user identity of the body by resource id; the system identity for an empty one. */
  static KeyUser byResourceId(Change change, String resourceId) {
    return resourceId.isEmpty()
        ? system(change)
        : of(
            Identities.byResourceId(change.proposed(), resourceId),
            "The identity " + resourceId + " is not assigned to the resource.");
  }

  /** A user identity of the body by client id; the system identity for an empty one. */
  static KeyUser byClientId(Change change, String clientId) {
    return clientId.isEmpty()
        ? system(change)
        : of(
            Identities.byClientId(change.proposed(), clientId),
            "The identity with client id " + clientId + " is not assigned to the resource.");
  }

  /** The system identity, which a resource that is only now created cannot yet have used. */
  static KeyUser system(Change change) {
    return of(
        Identities.system(change.creates() ? Json.object() : change.proposed()),
        "The resource has no system-assigned identity with access to the key yet; create it first,"
            + " grant access, then enable the key.");
  }
}
