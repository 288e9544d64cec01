package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Principal;
import io.keyward.sandbox.azure.provider.KeyVaultProvider;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What clients may do that hold one custom role on all subscriptions. A client without one is an
 * owner of everything, as the people and pipelines of the demo are.
 *
 * <p>A managed HSM goes by local roles of its own, which no custom role of Azure gives; there each
 * client of the tenant is let in.
 */
public final class Confinement {

  private record Role(Set<String> actions, Set<String> dataActions) {}

  private final Map<String, Role> roles = new ConcurrentHashMap<>();

  public void confine(String clientId, Collection<String> actions, Collection<String> dataActions) {
    roles.put(clientId, new Role(anyCase(actions), anyCase(dataActions)));
  }

  private static Set<String> anyCase(Collection<String> words) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(words);
    return set;
  }

  /** Why the resource manager turns a call away. */
  public Optional<ArmError> refusal(Call call) {
    Role role = roles.get(call.caller().clientId());
    return role == null
        ? Optional.empty()
        : WantedAction.ofArm(call).stream()
            .filter(action -> !role.actions().contains(action))
            .findFirst()
            .map(action -> refused(call, action));
  }

  private static ArmError refused(Call call, String action) {
    String client = call.caller().clientId();
    return new ArmError(
        403,
        "AuthorizationFailed",
        "The client '"
            + client
            + "' with object id '"
            + client
            + "' does not have authorization to perform action '"
            + action
            + "' over scope '"
            + call.path()
            + "' or the scope is invalid. If access was recently granted, please refresh your"
            + " credentials.");
  }

  /** Whether a list or query shows resources of a type to a caller. */
  boolean sees(Principal caller, String type) {
    Role role = roles.get(caller.clientId());
    return role == null || role.actions().contains(type + "/read");
  }

  /** Why a vault turns a call away: by the role, or by its own access policies. */
  public Optional<ArmError> refusal(Call call, Document vault) {
    Role role = roles.get(call.caller().clientId());
    if (role == null || vault.isType(KeyVaultProvider.HSM)) {
      return Optional.empty();
    }
    String action = WantedAction.ofVault(call);
    boolean allowed =
        Json.isTrue(vault.body(), "properties.enableRbacAuthorization")
            ? role.dataActions().contains(action)
            : isInPolicy(vault, call.caller(), WantedAction.permission(action));
    return allowed
        ? Optional.empty()
        : Optional.of(
            new ArmError(
                403,
                "Forbidden",
                "Caller is not authorized to perform action on resource.\r\nAction: '"
                    + action
                    + "'"));
  }

  private static boolean isInPolicy(Document vault, Principal caller, String permission) {
    for (JsonNode policy : Json.at(vault.body(), "properties.accessPolicies")) {
      for (JsonNode word : Json.at(policy, "permissions.keys")) {
        String given = word.asText().toLowerCase(Locale.ROOT);
        if (Json.text(policy, "objectId").equalsIgnoreCase(caller.objectId())
            && List.of("all", permission).contains(given)) {
          return true;
        }
      }
    }
    return false;
  }
}
