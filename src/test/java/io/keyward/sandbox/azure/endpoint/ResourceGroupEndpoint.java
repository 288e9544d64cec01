package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Listing;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.provider.Providers;
import io.keyward.sandbox.azure.provider.ResourceWriter;
import java.util.List;
import java.util.Optional;

/** Resource groups; deleting one deletes what it contains. */
public final class ResourceGroupEndpoint implements Endpoint {
  private final Documents documents;
  private final Scopes scopes;
  private final ResourceWriter writer;
  private final Events events;

  public ResourceGroupEndpoint(
      Documents documents, Scopes scopes, ResourceWriter writer, Events events) {
    this.documents = documents;
    this.scopes = scopes;
    this.writer = writer;
    this.events = events;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    boolean mine = call.segmentIs(0, "subscriptions") && call.segmentIs(2, "resourceGroups");
    int size = call.segments().size();
    if (!mine || size > 4) {
      return Optional.empty();
    }
    Optional<ArmError> refusal = Tenant.refusal(call.segment(1));
    if (refusal.isPresent()) {
      return refusal.map(ArmError::reply);
    }
    return Optional.of(size == 3 ? list(call) : one(call));
  }

  private Reply list(Call call) {
    List<ObjectNode> groups =
        documents.under("/subscriptions/" + call.segment(1) + "/resourceGroups/").stream()
            .filter(document -> document.isType(Scopes.GROUP_TYPE))
            .map(Document::body)
            .toList();
    return call.is("GET")
        ? Listing.page(call, groups)
        : ArmError.methodNotAllowed(call.method()).reply();
  }

  private Reply one(Call call) {
    String id = Scopes.groupId(call.segment(1), call.segment(3));
    Optional<ArmError> missing = scopes.groupRefusal(call.segment(1), call.segment(3));
    if (call.is("HEAD")) {
      return Reply.empty(missing.isEmpty() ? 204 : 404);
    }
    if (missing.isPresent() && !call.is("PUT")) {
      return missing.get().reply();
    }
    return switch (call.method()) {
      case "GET" -> documents.find(id).map(group -> Reply.ok(group.body())).orElseThrow();
      case "PUT", "PATCH" -> write(call, id);
      case "DELETE" -> delete(call, id);
      default -> ArmError.methodNotAllowed(call.method()).reply();
    };
  }

  private Reply write(Call call, String id) {
    Optional<ObjectNode> sent = call.document();
    if (sent.isEmpty()) {
      return ArmError.invalidContent("The body is not one JSON object").reply();
    }
    Optional<Document> before = documents.find(id);
    ObjectNode body = Json.object();
    before.ifPresent(group -> body.setAll(group.copy()));
    if (call.is("PUT")) {
      body.remove("tags");
    }
    Json.merge(body, sent.get());
    Optional<ArmError> refusal = placeRefusal(body, before, call.segment(3));
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    Document group = group(before.map(Document::id).orElse(id), body);
    documents.save(group);
    events.written(call, group, before.isEmpty());
    return Reply.of(before.isEmpty() ? 201 : 200, group.body());
  }

  private static Optional<ArmError> placeRefusal(
      ObjectNode body, Optional<Document> before, String name) {
    String wanted = Providers.place(Json.text(body, "location"));
    if (wanted.isEmpty()) {
      return Optional.of(
          ArmError.badRequest(
              "LocationRequired", "The location property is required for this definition."));
    }
    return before
        .map(group -> Providers.place(Json.text(group.body(), "location")))
        .filter(there -> !there.equals(wanted))
        .map(
            there ->
                ArmError.conflict(
                    "InvalidResourceGroupLocation",
                    "Invalid resource group location '"
                        + wanted
                        + "'. The Resource group '"
                        + name
                        + "' already exists in location '"
                        + there
                        + "'."));
  }

  /** The stored form of a group. */
  public static Document group(String id, ObjectNode rest) {
    ObjectNode body = rest.deepCopy();
    body.put("id", id).put("name", id.substring(id.lastIndexOf('/') + 1));
    body.put("type", Scopes.GROUP_TYPE);
    Json.child(body, "properties").put("provisioningState", "Succeeded");
    return new Document(id, Scopes.GROUP_TYPE, body);
  }

  private Reply delete(Call call, String id) {
    for (Document inside : documents.under(id + "/")) {
      writer.remove(call, inside);
    }
    documents.find(id).ifPresent(group -> writer.remove(call, group));
    return Reply.empty(200);
  }
}
