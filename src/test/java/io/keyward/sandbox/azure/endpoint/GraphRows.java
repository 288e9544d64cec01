package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.provider.Providers;
import io.keyward.sandbox.azure.query.GraphQuery;
import io.keyward.sandbox.azure.role.BuiltInRoles;
import io.keyward.sandbox.azure.role.ManagementGroups;
import io.keyward.sandbox.azure.role.RoleProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of Resource Graph's tables.
 *
 * <p>Child types are in it only where Azure tracks them as resources of their own: keys and
 * encryption scopes are not. Source: its table and resource type reference, November 2026.
 */
public final class GraphRows {
  private static final Set<String> CHILDREN =
      Set.of(
          "microsoft.cognitiveservices/accounts/projects",
          "microsoft.machinelearningservices/workspaces/onlineendpoints",
          "microsoft.machinelearningservices/workspaces/batchendpoints");
  private static final Set<String> ELSEWHERE =
      Set.of("microsoft.authorization", "microsoft.resources", "microsoft.graph");
  private static final List<String> DYNAMIC =
      List.of(
          "sku",
          "plan",
          "properties",
          "tags",
          "identity",
          "zones",
          "extendedLocation",
          "systemData");

  private final Documents documents;
  private final ManagementGroups groups;
  private final Confinement confinement;

  public GraphRows(Documents documents, ManagementGroups groups, Confinement confinement) {
    this.documents = documents;
    this.groups = groups;
    this.confinement = confinement;
  }

  /** All rows of a table within a scope, as they were that many seconds ago. */
  List<ObjectNode> of(GraphQuery.Table table, GraphScope scope, long secondsAgo) {
    Stream<Document> live = documents.live(secondsAgo).stream();
    return switch (table) {
      case RESOURCES ->
          live.filter(scope::holds)
              .filter(GraphRows::isResource)
              .filter(document -> confinement.sees(scope.caller(), document.type()))
              .map(GraphRows::row)
              .toList();
      case RESOURCECONTAINERS -> containers(live, scope);
      case AUTHORIZATIONRESOURCES -> roles(live, scope);
    };
  }

  private static boolean isResource(Document document) {
    String type = document.type().toLowerCase(Locale.ROOT);
    Optional<ArmPath> path = ArmPath.of(document.id());
    return path.isPresent()
        && !path.get().isExtension()
        && !path.get().group().isEmpty()
        && !ELSEWHERE.contains(path.get().namespace().toLowerCase(Locale.ROOT))
        && (path.get().types().size() == 1 || CHILDREN.contains(type));
  }

  private List<ObjectNode> containers(Stream<Document> live, GraphScope scope) {
    List<ObjectNode> rows = new ArrayList<>();
    if (!scope.bySubscription()) {
      groups.all().forEach(body -> rows.add(row(new Document(id(body), type(body), body))));
    }
    scope.subscriptions().forEach(subscription -> rows.add(subscription(subscription)));
    live.filter(scope::holds)
        .filter(document -> document.isType(Scopes.GROUP_TYPE))
        .map(
            group ->
                new Document(
                    group.id(), "microsoft.resources/subscriptions/resourcegroups", group.body()))
        .forEach(group -> rows.add(row(group)));
    return rows;
  }

  private ObjectNode subscription(String subscription) {
    ObjectNode shown = SubscriptionEndpoint.subscription(subscription);
    ObjectNode body = Json.object();
    ObjectNode properties = body.putObject("properties").put("state", "Enabled");
    properties.set("subscriptionPolicies", shown.path("subscriptionPolicies"));
    properties.putArray("managedByTenants");
    for (String group : groups.chain("/subscriptions/" + subscription)) {
      String name = group.substring(group.lastIndexOf('/') + 1);
      String shownName =
          groups.find(group).map(one -> Json.text(one, "properties.displayName")).orElse(name);
      properties
          .withArray("managementGroupAncestorsChain")
          .addObject()
          .put("name", name)
          .put("displayName", shownName);
    }
    String id = "/subscriptions/" + subscription;
    return row(new Document(id, "microsoft.resources/subscriptions", body))
        .put("name", Json.text(shown, "displayName"));
  }

  private List<ObjectNode> roles(Stream<Document> live, GraphScope scope) {
    List<ObjectNode> rows = new ArrayList<>();
    live.filter(
            document ->
                document.isType(RoleProvider.ASSIGNMENT)
                    || document.isType(RoleProvider.DEFINITION))
        .filter(document -> scope.holdsGrant(groups, document))
        .forEach(document -> rows.add(row(document)));
    BuiltInRoles.definitions("")
        .forEach(body -> rows.add(row(new Document(id(body), type(body), body))));
    return rows;
  }

  private static String id(ObjectNode body) {
    return Json.text(body, "id");
  }

  private static String type(ObjectNode body) {
    return Json.text(body, "type");
  }

  /** The parts of a stored body never change, so rows share them. */
  private static ObjectNode row(Document document) {
    ObjectNode body = document.body();
    String group =
        document.isType("microsoft.resources/subscriptions/resourcegroups")
            ? document.name()
            : ArmPath.of(document.id()).map(ArmPath::group).orElse("");
    ObjectNode row =
        Json.object()
            .put("id", document.id())
            .put("name", document.name())
            .put("type", document.type().toLowerCase(Locale.ROOT))
            .put("tenantId", Tenant.ID)
            .put("kind", Json.text(body, "kind"))
            .put("location", Providers.place(Json.text(body, "location")))
            .put("resourceGroup", group.toLowerCase(Locale.ROOT))
            .put("subscriptionId", Tenant.subscriptionOf(document.id()))
            .put("managedBy", Json.text(body, "managedBy"));
    for (String part : DYNAMIC) {
      JsonNode value = Json.at(body, part);
      row.set(part, value.isMissingNode() ? NullNode.getInstance() : value);
    }
    return row;
  }
}
