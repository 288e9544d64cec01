package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.provider.KeyVaultProvider;
import java.util.Locale;
import java.util.Optional;

/** {@code PUT …/vaults/V/accessPolicies/add|remove|replace}: changes the policies of a vault. */
public final class AccessPolicyEndpoint implements Endpoint {
  private static final String TYPE = KeyVaultProvider.VAULT + "/accessPolicies";

  private final Documents documents;
  private final Scopes scopes;
  private final Events events;

  public AccessPolicyEndpoint(Documents documents, Scopes scopes, Events events) {
    this.documents = documents;
    this.scopes = scopes;
    this.events = events;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    return ArmPath.parse(call.segments())
        .filter(path -> path.isType(TYPE) && !path.isCollection() && call.is("PUT"))
        .map(path -> answer(call, path));
  }

  private Reply answer(Call call, ArmPath path) {
    Optional<ArmError> refusal = scopes.refusal(path);
    Optional<ObjectNode> sent = call.document();
    if (refusal.isPresent() || sent.isEmpty()) {
      return refusal
          .orElseGet(() -> ArmError.invalidContent("The body is not one JSON object"))
          .reply();
    }
    String vaultId = path.parent().orElseThrow().id();
    synchronized (documents.lock(vaultId)) {
      Document vault = documents.find(vaultId).orElseThrow();
      ObjectNode body = vault.copy();
      change(body, path.name(), Json.at(sent.get(), "properties.accessPolicies"));
      documents.save(new Document(vault.id(), vault.type(), body));
    }
    Document vault = documents.find(vaultId).orElseThrow();
    ObjectNode shown = Json.object().put("id", path.id()).put("type", TYPE);
    shown
        .putObject("properties")
        .set("accessPolicies", Json.at(vault.body(), "properties.accessPolicies").deepCopy());
    events.written(call, new Document(path.id(), TYPE, shown), false);
    events.accessPolicyChanged(vault);
    return Reply.ok(shown);
  }

  private static void change(ObjectNode vault, String verb, JsonNode sent) {
    ArrayNode after = Json.MAPPER.createArrayNode();
    boolean replaces = verb.toLowerCase(Locale.ROOT).equals("replace");
    for (JsonNode policy : Json.at(vault, "properties.accessPolicies")) {
      if (!replaces && !names(sent, policy)) {
        after.add(policy.deepCopy());
      }
    }
    if (!verb.equalsIgnoreCase("remove")) {
      sent.forEach(policy -> after.add(policy.deepCopy()));
    }
    Json.child(vault, "properties").set("accessPolicies", after);
  }

  private static boolean names(JsonNode policies, JsonNode one) {
    for (JsonNode policy : policies) {
      if (Json.text(policy, "objectId").equalsIgnoreCase(Json.text(one, "objectId"))) {
        return true;
      }
    }
    return false;
  }
}
