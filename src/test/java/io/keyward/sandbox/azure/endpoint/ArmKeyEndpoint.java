package io.keyward.sandbox.azure.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Listing;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.vault.KeyWish;
import io.keyward.sandbox.azure.vault.VaultKey;
import io.keyward.sandbox.azure.vault.VaultKeys;
import java.util.Locale;
import java.util.Optional;

/** The keys of a vault as ARM shows them; PUT creates a missing key and changes nothing else. */
public final class ArmKeyEndpoint implements Endpoint {
  private final Documents documents;
  private final Scopes scopes;
  private final VaultKeys keys;
  private final Events events;

  public ArmKeyEndpoint(Documents documents, Scopes scopes, VaultKeys keys, Events events) {
    this.documents = documents;
    this.scopes = scopes;
    this.keys = keys;
    this.events = events;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    return ArmPath.parse(call.segments())
        .filter(ArmKeyEndpoint::isKey)
        .map(path -> guarded(call, path));
  }

  private static boolean isKey(ArmPath path) {
    String type = path.type().toLowerCase(Locale.ROOT);
    return type.matches("microsoft.keyvault/(vaults|managedhsms)/keys(/versions)?");
  }

  private Reply guarded(Call call, ArmPath path) {
    Optional<ArmError> refusal = scopes.refusal(path);
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    ArmPath owner =
        new ArmPath(
            path.scope(), path.namespace(), path.types().subList(0, 1), path.names().subList(0, 1));
    return documents
        .find(owner.id())
        .map(vault -> answer(call, path, vault))
        .orElseGet(() -> ArmError.resourceNotFound(owner).reply());
  }

  private Reply answer(Call call, ArmPath path, Document vault) {
    boolean writes = call.is("PUT") && path.types().size() == 2 && !path.isCollection();
    if (writes) {
      return put(call, path, vault);
    }
    if (!call.is("GET")) {
      return ArmError.methodNotAllowed(call.method()).reply();
    }
    if (path.names().size() == 1) {
      return Listing.page(
          call,
          keys.all(vault).stream()
              .filter(key -> !key.isDeleted())
              .map(key -> key.resource(key.latest(), false))
              .toList());
    }
    return keys.find(vault, path.names().get(1))
        .filter(key -> !key.isDeleted())
        .map(key -> read(call, path, key))
        .orElseGet(() -> ArmError.resourceNotFound(path).reply());
  }

  private static Reply read(Call call, ArmPath path, VaultKey key) {
    if (path.types().size() == 2) {
      return Reply.ok(key.resource(key.latest(), false));
    }
    if (path.isCollection()) {
      return Listing.page(
          call, key.versions().stream().map(version -> key.resource(version, true)).toList());
    }
    return key.version(path.name())
        .map(version -> Reply.ok(key.resource(version, true)))
        .orElseGet(() -> ArmError.resourceNotFound(path).reply());
  }

  private Reply put(Call call, ArmPath path, Document vault) {
    Optional<ObjectNode> sent = call.document();
    if (sent.isEmpty()) {
      return ArmError.invalidContent("The body is not one JSON object").reply();
    }
    Optional<VaultKey> there = keys.find(vault, path.name()).filter(key -> !key.isDeleted());
    if (there.isPresent()) {
      VaultKey key = there.get();
      return Reply.ok(key.resource(key.latest(), false));
    }
    ObjectNode request = KeyWish.ofArm(sent.get());
    Optional<ArmError> refusal = keys.refusal(vault, path.name(), request);
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    VaultKey key = keys.create(vault, path.name(), request);
    ObjectNode shown = key.resource(key.latest(), false);
    events.written(call, new Document(key.id(), vault.type() + "/keys", shown), true);
    return Reply.ok(shown);
  }
}
