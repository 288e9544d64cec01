package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Identities;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;
import java.util.Locale;
import java.util.Optional;

/** POST actions on resources: listing keys, and asking whether a name is free. */
public final class ActionEndpoint implements Endpoint {
  private final Documents documents;
  private final Scopes scopes;
  private final Events events;

  public ActionEndpoint(Documents documents, Scopes scopes, Events events) {
    this.documents = documents;
    this.scopes = scopes;
    this.events = events;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    return call.is("POST")
        ? ArmPath.parse(call.segments()).map(path -> answer(call, path))
        : Optional.empty();
  }

  private Reply answer(Call call, ArmPath path) {
    String action = path.types().get(path.types().size() - 1);
    Optional<ArmError> refusal = scopes.groupRefusal(path.subscription(), path.group());
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    if (path.names().isEmpty()) {
      return nameCheck(action);
    }
    return documents
        .find(path.target().id())
        .map(document -> act(call, document, action))
        .orElseGet(() -> ArmError.resourceNotFound(path.target()).reply());
  }

  private static Reply nameCheck(String action) {
    return action.toLowerCase(Locale.ROOT).startsWith("check")
        ? Reply.ok(Json.object().put("nameAvailable", true).put("isSubdomainAvailable", true))
        : ArmError.methodNotAllowed("POST").reply();
  }

  private Reply act(Call call, Document document, String action) {
    ObjectNode body = Json.object();
    switch (action.toLowerCase(Locale.ROOT)) {
      case "listkeys", "regeneratekey" -> keys(body, document);
      case "listadminkeys" ->
          body.put("primaryKey", Identities.derived("primary", document.id()))
              .put("secondaryKey", Identities.derived("secondary", document.id()));
      default -> {
        return ArmError.methodNotAllowed("POST").reply();
      }
    }
    events.acted(call, document, action);
    return Reply.ok(body);
  }

  private static void keys(ObjectNode body, Document document) {
    body.put("key1", Identities.derived("key1", document.id()));
    body.put("key2", Identities.derived("key2", document.id()));
  }
}
