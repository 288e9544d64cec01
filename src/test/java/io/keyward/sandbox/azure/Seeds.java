package io.keyward.sandbox.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.endpoint.ResourceGroupEndpoint;
import io.keyward.sandbox.azure.endpoint.Scopes;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Identities;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.provider.KeyVaultProvider;
import io.keyward.sandbox.azure.provider.Providers;
import io.keyward.sandbox.azure.vault.VaultKey;
import io.keyward.sandbox.azure.vault.VaultKeys;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts ready-made bodies into the tenant: nothing is checked, nothing is raised. */
final class Seeds {
  private final Documents documents;
  private final Providers providers;
  private final VaultKeys keys;

  Seeds(Documents documents, Providers providers, VaultKeys keys) {
    this.documents = documents;
    this.providers = providers;
    this.keys = keys;
  }

  void load(List<Map<String, Object>> bodies) {
    List<ObjectNode> nodes =
        bodies.stream().map(body -> Json.MAPPER.<ObjectNode>valueToTree(body)).toList();
    nodes.stream().sorted(Comparator.comparingInt(Seeds::order)).forEach(this::one);
  }

  /** Identities before the resources that show them, keys after their vaults. */
  private static int order(ObjectNode node) {
    return is(node, Identities.TYPE) ? 0 : isKey(node) ? 2 : isVersion(node) ? 3 : 1;
  }

  private static boolean is(ObjectNode node, String type) {
    return ArmPath.of(Json.text(node, "id")).filter(path -> path.isType(type)).isPresent();
  }

  private static boolean isKey(ObjectNode node) {
    return is(node, VaultKey.TYPE) || is(node, KeyVaultProvider.HSM + "/keys");
  }

  private static boolean isVersion(ObjectNode node) {
    return is(node, VaultKey.TYPE + "/versions")
        || is(node, KeyVaultProvider.HSM + "/keys/versions");
  }

  private void one(ObjectNode node) {
    if (isVersion(node)) {
      ArmPath key = ArmPath.of(Json.text(node, "id")).flatMap(ArmPath::parent).orElseThrow();
      keys.seedVersion(
          vault(key), key.name(), node.deepCopy().put("name", last(Json.text(node, "id"))));
    } else if (isKey(node)) {
      key(node);
    } else {
      resource(node);
    }
  }

  private void resource(ObjectNode sent) {
    String id = Json.text(sent, "id");
    Optional<ArmPath> path = ArmPath.of(id).filter(one -> !one.isCollection());
    if (path.isPresent()) {
      group(path.get(), sent);
      documents.save(document(path.get(), sent));
    } else if (id.toLowerCase(Locale.ROOT).matches("/subscriptions/[^/]+/resourcegroups/[^/]+")) {
      documents.save(ResourceGroupEndpoint.group(id, sent));
    } else {
      throw new IllegalArgumentException("a body to load has no usable id");
    }
  }

  /** Fields that Azure fills are filled where the body has none; what it has stays. */
  private Document document(ArmPath path, ObjectNode sent) {
    ObjectNode filled = sent.deepCopy();
    providers.fill(new Change(path, null, sent, filled, ""));
    Json.child(filled, "properties").put("provisioningState", "Succeeded");
    overlay(filled, sent);
    String type = providers.spelling(path.type());
    filled.put("id", path.id()).put("name", path.name()).put("type", type);
    return new Document(path.id(), type, filled);
  }

  /** Nulls count as sent, so this is no merge. */
  private static void overlay(ObjectNode filled, ObjectNode sent) {
    ObjectNode properties = Json.child(filled, "properties");
    if (Json.at(sent, "properties") instanceof ObjectNode known) {
      properties.setAll(known.deepCopy());
    }
    if (Json.at(sent, "identity") instanceof ObjectNode known) {
      Json.merge(Json.child(filled, "identity"), known);
    }
  }

  private void group(ArmPath path, ObjectNode sent) {
    String id = Scopes.groupId(path.subscription(), path.group());
    if (!path.group().isEmpty() && documents.find(id).isEmpty()) {
      String location = Json.text(sent, "location");
      documents.save(
          ResourceGroupEndpoint.group(
              id, Json.object().put("location", location.isEmpty() ? "westeurope" : location)));
    }
  }

  private void key(ObjectNode sent) {
    ArmPath path = ArmPath.of(Json.text(sent, "id")).orElseThrow();
    keys.seed(vault(path), path.name(), sent);
  }

  private static String last(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private Document vault(ArmPath key) {
    return documents
        .find(key.parent().orElseThrow().id())
        .orElseThrow(
            () -> new IllegalArgumentException("a key to load has no vault: " + key.name()));
  }
}
