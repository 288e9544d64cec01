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
import io.keyward.sandbox.azure.role.BuiltInRoles;
import io.keyward.sandbox.azure.role.ManagementGroups;
import io.keyward.sandbox.azure.role.RoleProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and lists role definitions: those built in, and the custom ones that a scope can use. */
public final class RoleDefinitionEndpoint implements Endpoint {
  private static final Pattern FILTER =
      Pattern.compile("(roleName|type)\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

  private final Documents documents;
  private final Scopes scopes;
  private final ManagementGroups groups;

  public RoleDefinitionEndpoint(Documents documents, Scopes scopes) {
    this.documents = documents;
    this.scopes = scopes;
    this.groups = new ManagementGroups(documents);
  }

  @Override
  public Optional<Reply> answer(Call call) {
    return ArmPath.parse(call.segments())
        .filter(path -> call.is("GET") && path.isType(RoleProvider.DEFINITION))
        .map(
            path ->
                scopes
                    .placeRefusal(path)
                    .map(ArmError::reply)
                    .orElseGet(() -> path.isCollection() ? list(call, path) : one(path)));
  }

  private Reply one(ArmPath path) {
    return BuiltInRoles.definition(path.subscription(), path.name())
        .or(
            () ->
                documents
                    .ofType(Documents.Shelf.LIVE, RoleProvider.DEFINITION)
                    .filter(document -> document.name().equalsIgnoreCase(path.name()))
                    .map(Document::body)
                    .findFirst())
        .map(Reply::ok)
        .orElseGet(
            () ->
                ArmError.notFound(
                        "RoleDefinitionDoesNotExist",
                        "The specified role definition with ID '"
                            + path.name()
                            + "' does not exist.")
                    .reply());
  }

  private Reply list(Call call, ArmPath path) {
    List<ObjectNode> all = new ArrayList<>(BuiltInRoles.definitions(path.subscription()));
    ManagementGroups.Reach reach = groups.reach(path.scope());
    documents
        .ofType(Documents.Shelf.LIVE, RoleProvider.DEFINITION)
        .filter(document -> isUsable(document, reach))
        .map(Document::body)
        .forEach(all::add);
    Matcher filter = FILTER.matcher(call.parameter("$filter"));
    if (filter.find()) {
      String property = filter.group(1).equalsIgnoreCase("type") ? "type" : "roleName";
      String wanted = filter.group(2);
      all.removeIf(body -> !Json.text(body, "properties." + property).equalsIgnoreCase(wanted));
    }
    return Listing.page(call, all);
  }

  private static boolean isUsable(Document definition, ManagementGroups.Reach reach) {
    JsonNode scopes = Json.at(definition.body(), "properties.assignableScopes");
    for (JsonNode scope : scopes) {
      if (reach.isReachedFrom(scope.asText())) {
        return true;
      }
    }
    String own = ArmPath.of(definition.id()).map(ArmPath::scope).orElse("");
    return scopes.isEmpty() && reach.isReachedFrom(own);
  }
}
