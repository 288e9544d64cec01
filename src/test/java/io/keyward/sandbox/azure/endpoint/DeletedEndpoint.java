package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.kind.CognitiveServicesProvider;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Listing;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.provider.KeyVaultProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Soft-deleted accounts and vaults: listed, read, purged. */
public final class DeletedEndpoint implements Endpoint {
  private final Documents documents;

  public DeletedEndpoint(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    String path = call.path().toLowerCase(Locale.ROOT);
    boolean mine = path.contains("/deletedvaults") || path.contains("/deletedaccounts");
    if (!mine || !call.segmentIs(0, "subscriptions")) {
      return Optional.empty();
    }
    Optional<ArmError> refusal = Tenant.refusal(call.segment(1));
    return Optional.of(refusal.map(ArmError::reply).orElseGet(() -> answer(call, path)));
  }

  private Reply answer(Call call, String path) {
    if (path.endsWith("/deletedvaults") || path.endsWith("/deletedaccounts")) {
      return Listing.page(call, listed(call, path));
    }
    String id = path.replaceFirst("/purge$", "");
    Optional<Document> found = documents.find(Documents.Shelf.DELETED, id);
    if (found.isEmpty()) {
      return ArmError.notFound("NotFound", "There is no such deleted resource.").reply();
    }
    boolean purges = call.is("DELETE") || (call.is("POST") && path.endsWith("/purge"));
    return purges ? purge(found.get()) : Reply.ok(shown(found.get()));
  }

  private List<ObjectNode> listed(Call call, String path) {
    String type =
        path.endsWith("vaults") ? KeyVaultProvider.DELETED : CognitiveServicesProvider.DELETED;
    return documents.under(Documents.Shelf.DELETED, "/subscriptions/" + call.segment(1)).stream()
        .filter(document -> document.isType(type))
        .filter(document -> !path.contains("/locations/") || document.key().startsWith(path + "/"))
        .map(DeletedEndpoint::shown)
        .toList();
  }

  private static ObjectNode shown(Document document) {
    ObjectNode body = document.copy();
    body.remove("vault");
    return body;
  }

  private Reply purge(Document document) {
    if (Json.isTrue(document.body(), "properties.purgeProtectionEnabled")) {
      return new ArmError(
              403,
              "Forbidden",
              "The vault has purge protection and cannot be purged before its time.")
          .reply();
    }
    documents.remove(Documents.Shelf.DELETED, document.id());
    String vaultId = Json.text(document.body(), "properties.vaultId");
    if (!vaultId.isEmpty()) {
      documents
          .under(Documents.Shelf.KEYS, vaultId + "/keys/")
          .forEach(key -> documents.remove(Documents.Shelf.KEYS, key.id()));
    }
    return Reply.empty(200);
  }
}
