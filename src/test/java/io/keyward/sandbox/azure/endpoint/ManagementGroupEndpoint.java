package io.keyward.sandbox.azure.endpoint;

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
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.role.ManagementGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Management groups, their subscriptions and what lies below them. */
public final class ManagementGroupEndpoint implements Endpoint {
  private final Documents documents;
  private final ManagementGroups groups;

  public ManagementGroupEndpoint(Documents documents, ManagementGroups groups) {
    this.documents = documents;
    this.groups = groups;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    return ArmPath.parse(call.segments())
        .filter(path -> path.scope().isEmpty())
        .filter(path -> path.namespace().equalsIgnoreCase("Microsoft.Management"))
        .filter(path -> path.types().get(0).equalsIgnoreCase("managementGroups"))
        .map(path -> answer(call, path));
  }

  private Reply answer(Call call, ArmPath path) {
    if (path.names().isEmpty()) {
      return call.is("GET")
          ? Listing.page(call, groups.all())
          : ArmError.methodNotAllowed(call.method()).reply();
    }
    if (path.types().size() == 1) {
      return group(call, path);
    }
    String id = ManagementGroups.id(path.names().get(0));
    if (groups.find(id).isEmpty()) {
      return missing(id).reply();
    }
    if (path.isType(ManagementGroups.TYPE + "/descendants") && call.is("GET")) {
      return Listing.page(call, descendants(id));
    }
    return path.isType(ManagementGroups.PLACEMENT)
        ? placements(call, path, id)
        : ArmError.methodNotAllowed(call.method()).reply();
  }

  static ArmError missing(String id) {
    return ArmError.notFound("NotFound", "'" + id + "' not found");
  }

  private Reply group(Call call, ArmPath path) {
    String id = ManagementGroups.id(path.name());
    return switch (call.method()) {
      case "GET" ->
          groups
              .find(id)
              .map(body -> Reply.ok(shown(call, id, body)))
              .orElseGet(() -> missing(id).reply());
      case "PUT" -> put(call, path.name());
      case "DELETE" -> delete(id);
      default -> ArmError.methodNotAllowed(call.method()).reply();
    };
  }

  private ObjectNode shown(Call call, String id, ObjectNode body) {
    ObjectNode shown = body.deepCopy();
    if (call.parameter("$expand").equalsIgnoreCase("children")) {
      descendants(id).stream()
          .filter(child -> Json.text(child, "properties.parent.id").equalsIgnoreCase(id))
          .map(ManagementGroupEndpoint::child)
          .forEach(child -> Json.child(shown, "properties").withArray("children").add(child));
    }
    return shown;
  }

  private static ObjectNode child(ObjectNode item) {
    return Json.object()
        .put("type", Json.text(item, "type"))
        .put("id", Json.text(item, "id"))
        .put("name", Json.text(item, "name"))
        .put("displayName", Json.text(item, "properties.displayName"));
  }

  private Reply put(Call call, String name) {
    String id = ManagementGroups.id(name);
    Optional<ObjectNode> sent = call.document();
    if (sent.isEmpty() || !name.matches("[A-Za-z0-9_().-]{1,90}")) {
      return ArmError.badRequest("BadRequest", "The name or the body is not one of a group.")
          .reply();
    }
    String asked = Json.text(sent.get(), "properties.details.parent.id");
    String parent = asked.isEmpty() ? ManagementGroups.ROOT : asked;
    if (groups.find(parent).isEmpty()) {
      return missing(parent).reply();
    }
    if (groups.holds(id, parent)) {
      return ArmError.badRequest("BadRequest", "A group cannot lie below itself.").reply();
    }
    String shown = Json.text(sent.get(), "properties.displayName");
    ObjectNode body =
        Json.object().put("id", id).put("type", ManagementGroups.TYPE).put("name", name);
    ObjectNode details =
        body.putObject("properties")
            .put("tenantId", Tenant.ID)
            .put("displayName", shown.isEmpty() ? name : shown)
            .putObject("details");
    details.put("version", 1).putObject("parent").put("id", parent);
    documents.save(new Document(id, ManagementGroups.TYPE, body));
    return Reply.ok(body);
  }

  private Reply delete(String id) {
    if (!descendants(id).isEmpty()) {
      return ArmError.badRequest("BadRequest", "The group has children; move them first.").reply();
    }
    boolean there = documents.find(id).isPresent();
    documents.remove(Documents.Shelf.LIVE, id);
    return Reply.empty(there ? 200 : 204);
  }

  private List<ObjectNode> descendants(String id) {
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode group : groups.all()) {
      String below = Json.text(group, "id");
      if (!below.equalsIgnoreCase(id) && groups.holds(id, below)) {
        found.add(item(group, ManagementGroups.TYPE, groups.above(below)));
      }
    }
    for (String subscription : groups.subscriptions(id)) {
      found.add(
          item(
              SubscriptionEndpoint.subscription(subscription).put("name", subscription),
              "/subscriptions",
              groups.ofSubscription(subscription)));
    }
    return found;
  }

  private static ObjectNode item(ObjectNode of, String type, String parent) {
    ObjectNode item =
        Json.object()
            .put("id", Json.text(of, "id"))
            .put("type", type)
            .put("name", Json.text(of, "name"));
    String nested = Json.text(of, "properties.displayName");
    item.putObject("properties")
        .put("displayName", nested.isEmpty() ? Json.text(of, "displayName") : nested)
        .putObject("parent")
        .put("id", parent);
    return item;
  }

  private Reply placements(Call call, ArmPath path, String group) {
    if (path.isCollection()) {
      return Listing.page(
          call,
          Tenant.SUBSCRIPTIONS.stream()
              .filter(one -> groups.ofSubscription(one).equalsIgnoreCase(group))
              .map(one -> placement(group, one))
              .toList());
    }
    Optional<ArmError> refusal = Tenant.refusal(path.name());
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    boolean here = groups.ofSubscription(path.name()).equalsIgnoreCase(group);
    return switch (call.method()) {
      case "GET" ->
          here ? Reply.ok(placement(group, path.name())) : ArmError.resourceNotFound(path).reply();
      case "PUT" -> place(group, path.name());
      case "DELETE" -> here ? leave(path.name()) : Reply.empty(204);
      default -> ArmError.methodNotAllowed(call.method()).reply();
    };
  }

  private Reply place(String group, String subscription) {
    leave(subscription);
    ObjectNode body = placement(group, subscription);
    documents.save(new Document(Json.text(body, "id"), ManagementGroups.PLACEMENT, body));
    return Reply.ok(body);
  }

  private Reply leave(String subscription) {
    groups
        .placement(subscription)
        .ifPresent(document -> documents.remove(Documents.Shelf.LIVE, document.id()));
    return Reply.empty(200);
  }

  private static ObjectNode placement(String group, String subscription) {
    ObjectNode body =
        Json.object()
            .put("id", group + "/subscriptions/" + subscription)
            .put("type", ManagementGroups.PLACEMENT)
            .put("name", subscription);
    body.putObject("properties")
        .put("tenant", Tenant.ID)
        .put("state", "Active")
        .putObject("parent")
        .put("id", group);
    return body;
  }
}
