package io.keyward.sandbox.azure.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Listing;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.provider.KeyVaultProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The local roles of a managed HSM, which its data plane alone knows. */
public final class HsmRoleOperations {
  private final Documents documents;

  public HsmRoleOperations(Documents documents) {
    this.documents = documents;
  }

  /** Where a call's scope ends and what it asks for. */
  private record Target(String scope, String type, String name) {}

  public Optional<Reply> answer(Call call, Document vault) {
    if (!vault.isType(KeyVaultProvider.HSM)) {
      return Optional.empty();
    }
    return target(call).map(target -> answer(call, vault, target));
  }

  private static Optional<Target> target(Call call) {
    int at = Math.max(call.segments().size() - 4, 0);
    int provider = call.segmentIs(at, "providers") ? at : at + 1;
    if (!call.segmentIs(provider, "providers")
        || !call.segmentIs(provider + 1, "Microsoft.Authorization")) {
      return Optional.empty();
    }
    String scope = "/" + String.join("/", call.segments().subList(0, provider));
    return Optional.of(new Target(scope, call.segment(provider + 2), call.segment(provider + 3)));
  }

  private Reply answer(Call call, Document vault, Target target) {
    if (target.type().equalsIgnoreCase("roleDefinitions")) {
      return definitions(call, target);
    }
    if (target.name().isEmpty()) {
      return list(call, vault, target.scope());
    }
    String id = id(vault, target);
    Optional<Document> there = documents.find(Documents.Shelf.HSM_ROLES, id);
    return switch (call.method()) {
      case "PUT" -> put(call, id, target);
      case "GET" -> there.map(one -> Reply.ok(one.body())).orElseGet(() -> missing(target));
      case "DELETE" -> {
        documents.remove(Documents.Shelf.HSM_ROLES, id);
        yield there.map(one -> Reply.ok(one.body())).orElseGet(() -> missing(target));
      }
      default -> ArmError.methodNotAllowed(call.method()).reply();
    };
  }

  private static Reply definitions(Call call, Target target) {
    if (target.name().isEmpty()) {
      return Listing.page(call, HsmRoles.definitions());
    }
    return HsmRoles.definition(target.name()).map(Reply::ok).orElseGet(() -> missing(target));
  }

  private static Reply missing(Target target) {
    String what = target.type().equalsIgnoreCase("roleDefinitions") ? "definition" : "assignment";
    return ArmError.notFound(
            "Role" + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + "NotFound",
            "Requested role " + what + " not found (Activity ID: 0)")
        .reply();
  }

  private static String prefix(Document vault) {
    return vault.id() + "/local";
  }

  private static String id(Document vault, Target target) {
    String scope = target.scope().equals("/") ? "" : target.scope();
    return prefix(vault) + scope + "/roleAssignments/" + target.name();
  }

  private Reply put(Call call, String id, Target target) {
    Optional<ObjectNode> sent = call.document();
    String role = sent.map(body -> Json.text(body, "properties.roleDefinitionId")).orElse("");
    String principal = sent.map(body -> Json.text(body, "properties.principalId")).orElse("");
    if (principal.isEmpty()
        || HsmRoles.definition(role.substring(role.lastIndexOf('/') + 1)).isEmpty()) {
      return ArmError.badRequest("BadParameter", "The role or the principal is not known.").reply();
    }
    if (!target.scope().matches("(?i)/|/keys(/[a-z0-9-]{1,127})?")) {
      return ArmError.badRequest("BadParameter", "The scope is not one of a managed HSM.").reply();
    }
    ObjectNode body =
        Json.object()
            .put("id", "/providers/Microsoft.Authorization/roleAssignments/" + target.name())
            .put("name", target.name())
            .put("type", RoleProvider.ASSIGNMENT);
    body.putObject("properties")
        .put("principalId", principal)
        .put("roleDefinitionId", role)
        .put("scope", target.scope());
    documents.save(Documents.Shelf.HSM_ROLES, new Document(id, RoleProvider.ASSIGNMENT, body));
    return Reply.of(201, body);
  }

  private Stream<ObjectNode> all(Document vault) {
    return documents.under(Documents.Shelf.HSM_ROLES, prefix(vault) + "/").stream()
        .map(Document::body);
  }

  private Reply list(Call call, Document vault, String scope) {
    String filter = call.parameter("$filter");
    Optional<RoleFilter> known = RoleFilter.parse(filter);
    if (known.isEmpty()) {
      return RoleFilter.refusal(filter).reply();
    }
    String principal = known.get().principal();
    List<ObjectNode> found =
        all(vault)
            .filter(body -> isSeen(Json.text(body, "properties.scope"), scope, known.get()))
            .filter(
                body ->
                    principal.isEmpty()
                        || Json.text(body, "properties.principalId").equalsIgnoreCase(principal))
            .toList();
    return Listing.page(call, found);
  }

  private static boolean isSeen(String own, String asked, RoleFilter filter) {
    return reaches(own, asked) || (!filter.onlyAbove() && reaches(asked, own));
  }

  private static boolean reaches(String upper, String lower) {
    String from = upper.equals("/") ? "/" : upper.toLowerCase(Locale.ROOT) + "/";
    return (lower.toLowerCase(Locale.ROOT) + "/").startsWith(from);
  }

  /** An HSM for which nobody has written any role lets everyone use its keys. */
  boolean allows(Document vault, String key, String principal) {
    List<ObjectNode> mine =
        all(vault)
            .filter(body -> Json.text(body, "properties.principalId").equalsIgnoreCase(principal))
            .filter(body -> reaches(Json.text(body, "properties.scope"), "/keys/" + key))
            .toList();
    return all(vault).findAny().isEmpty()
        || Stream.of("keys/read", "keys/wrap", "keys/unwrap")
            .allMatch(action -> mine.stream().anyMatch(body -> permits(body, action)));
  }

  private static boolean permits(ObjectNode assignment, String action) {
    return HsmRoles.allows(Json.text(assignment, "properties.roleDefinitionId"), action);
  }
}
