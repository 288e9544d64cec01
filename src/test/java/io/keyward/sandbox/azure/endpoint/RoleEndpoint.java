package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Listing;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.role.ManagementGroups;
import io.keyward.sandbox.azure.role.Memberships;
import io.keyward.sandbox.azure.role.RoleFilter;
import io.keyward.sandbox.azure.role.RoleProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lists the role assignments or deny assignments at a scope, above it and below it. */
public final class RoleEndpoint implements Endpoint {
  private final Documents documents;
  private final Scopes scopes;
  private final ManagementGroups groups;
  private final Memberships memberships;

  public RoleEndpoint(Documents documents, Scopes scopes) {
    this.documents = documents;
    this.scopes = scopes;
    this.groups = new ManagementGroups(documents);
    this.memberships = new Memberships(documents);
  }

  @Override
  public Optional<Reply> answer(Call call) {
    return ArmPath.parse(call.segments())
        .filter(path -> call.is("GET"))
        .filter(path -> path.isCollection() && isListed(path))
        .map(path -> guarded(call, path));
  }

  private static boolean isListed(ArmPath path) {
    return path.isType(RoleProvider.ASSIGNMENT) || path.isType(RoleProvider.DENIAL);
  }

  private Reply guarded(Call call, ArmPath path) {
    Optional<ArmError> refusal = scopes.placeRefusal(path);
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    String filter = call.parameter("$filter");
    return RoleFilter.parse(filter)
        .map(known -> assignments(call, path, known))
        .orElseGet(() -> RoleFilter.refusal(filter).reply());
  }

  private Reply assignments(Call call, ArmPath path, RoleFilter filter) {
    ManagementGroups.Reach reach = groups.reach(path.scope());
    Set<String> principals =
        filter.throughGroups()
            ? memberships.of(filter.principal())
            : Set.of(filter.principal().toLowerCase(Locale.ROOT));
    List<ObjectNode> found =
        documents
            .ofType(Documents.Shelf.LIVE, path.type())
            .filter(document -> isSeen(document, reach, filter.onlyAbove()))
            .map(Document::body)
            .filter(body -> filter.principal().isEmpty() || isOf(body, principals))
            .toList();
    return Listing.page(call, found);
  }

  private static boolean isOf(ObjectNode body, Set<String> principals) {
    for (JsonNode denied : Json.at(body, "properties.principals")) {
      if (principals.contains(Json.text(denied, "id").toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return principals.contains(Json.text(body, "properties.principalId").toLowerCase(Locale.ROOT));
  }

  private static boolean isSeen(
      Document assignment, ManagementGroups.Reach reach, boolean onlyAbove) {
    String own = ArmPath.of(assignment.id()).map(ArmPath::scope).orElse("");
    return reach.isReachedFrom(own) || (!onlyAbove && reach.isAbove(own));
  }
}
