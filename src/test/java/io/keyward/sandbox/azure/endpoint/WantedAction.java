package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which actions a caller must be allowed for a call, named as roles name them. */
final class WantedAction {
  private static final String RESOURCES = "Microsoft.Resources/subscriptions";
  private static final String ASSIGN =
      "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";
  private static final Map<String, String> VERBS =
      Map.of("GET", "/read", "HEAD", "/read", "PUT", "/write", "PATCH", "/write");

  private WantedAction() {}

  /** Of a call to the resource manager; none for what everybody may. */
  static List<String> ofArm(Call call) {
    List<String> wanted = new ArrayList<>();
    main(call).ifPresent(wanted::add);
    if (!call.isRead() && assignsIdentity(call)) {
      wanted.add(ASSIGN);
    }
    return wanted;
  }

  /** Whoever attaches an identity must be allowed to assign it. */
  private static boolean assignsIdentity(Call call) {
    JsonNode identities =
        call.document()
            .map(body -> Json.at(body, "identity.userAssignedIdentities"))
            .orElseGet(Json::object);
    return identities.size() > 0;
  }

  private static Optional<String> main(Call call) {
    if (ResourceGraphEndpoint.isMine(call)) {
      return Optional.of("Microsoft.ResourceGraph/resources/read");
    }
    Optional<ArmPath> path = ArmPath.parse(call.segments());
    return path.isPresent() ? Optional.of(onResource(call, path.get())) : onContainer(call);
  }

  private static String onResource(Call call, ArmPath path) {
    return switch (call.method()) {
      case "POST" -> path.type() + "/action";
      case "DELETE" -> path.type() + "/delete";
      default -> path.type() + VERBS.getOrDefault(call.method(), "/write");
    };
  }

  private static Optional<String> onContainer(Call call) {
    int parts = call.segments().size();
    if (parts < 2 || !call.segmentIs(0, "subscriptions")) {
      return Optional.empty();
    }
    String verb = call.is("DELETE") ? "/delete" : VERBS.getOrDefault(call.method(), "/action");
    if (parts == 2) {
      return Optional.of(RESOURCES + verb);
    }
    boolean group = call.segmentIs(2, "resourceGroups");
    String in = group ? RESOURCES + "/resourceGroups" : RESOURCES;
    return Optional.of(call.segmentIs(parts - 1, "resources") ? in + "/resources/read" : in + verb);
  }

  /** The permission of an access policy for a call to a vault's own endpoint. */
  static String permission(Call call) {
    boolean policy = call.segment(2).equalsIgnoreCase("rotationpolicy");
    if (policy) {
      return call.isRead() ? "getrotationpolicy" : "setrotationpolicy";
    }
    boolean many = call.segment(1).isEmpty() || call.segment(2).equalsIgnoreCase("versions");
    if (call.isRead() && many) {
      return "list";
    }
    if (call.is("DELETE") && call.segmentIs(0, "deletedkeys")) {
      return "purge";
    }
    return permission(ofVault(call));
  }

  /** Of a call to a vault's own endpoint. */
  static String ofVault(Call call) {
    String operation = call.segment(2).toLowerCase(Locale.ROOT);
    if (operation.equals("rotationpolicy")) {
      return "Microsoft.KeyVault/vaults/keyrotationpolicies" + (call.isRead() ? "/read" : "/write");
    }
    String right =
        switch (call.method()) {
          case "GET", "HEAD" -> "read";
          case "PATCH" -> "update/action";
          case "DELETE" -> "delete";
          case "PUT" -> "create/action";
          default -> operation + "/action";
        };
    return "Microsoft.KeyVault/vaults/keys/" + right;
  }

  /** The word of an access policy for such a call. */
  static String permission(String action) {
    boolean policy = action.contains("keyrotationpolicies");
    if (policy) {
      return action.endsWith("/read") ? "getrotationpolicy" : "setrotationpolicy";
    }
    String right = action.substring(action.indexOf("/keys/") + "/keys/".length());
    return right.equals("read") ? "get" : right.replace("/action", "");
  }
}
