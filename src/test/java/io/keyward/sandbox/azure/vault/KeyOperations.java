package io.keyward.sandbox.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the data plane does with one key. */
public final class KeyOperations {
  private final VaultKeys keys;

  public KeyOperations(VaultKeys keys) {
    this.keys = keys;
  }

  public Optional<Reply> answer(Call call, Document vault) {
    if (call.segments().size() < 2) {
      return Optional.empty();
    }
    if (call.segmentIs(0, "keys")) {
      return Optional.of(key(call, vault));
    }
    synchronized (keys.lock(vault)) {
      return call.segmentIs(0, "deletedkeys")
          ? Optional.of(deletedKey(call, vault))
          : Optional.empty();
    }
  }

  /** A new version raises an event, so the lock must be free again by then. */
  private Reply key(Call call, Document vault) {
    String operation = call.segment(2).toLowerCase(Locale.ROOT);
    if ((call.is("POST") && operation.equals("create"))
        || (call.is("PUT") && operation.isEmpty())) {
      return create(call, vault);
    }
    if (call.is("POST") && operation.equals("rotate")) {
      return live(call, vault).map(this::rotate).orElseGet(() -> missing(call.segment(1)));
    }
    synchronized (keys.lock(vault)) {
      return live(call, vault)
          .map(key -> existing(call, key, operation))
          .orElseGet(() -> missing(call.segment(1)));
    }
  }

  private Optional<VaultKey> live(Call call, Document vault) {
    return keys.find(vault, call.segment(1)).filter(key -> !key.isDeleted());
  }

  private Reply existing(Call call, VaultKey key, String operation) {
    if (operation.equals("rotationpolicy")) {
      return call.is("PUT") ? setPolicy(call, key) : Reply.ok(policy(key));
    }
    return switch (call.method()) {
      case "GET" ->
          key.version(call.segment(2))
              .map(version -> Reply.ok(key.bundle(version)))
              .orElseGet(() -> missing(key.name()));
      case "PATCH" -> update(call, key);
      case "DELETE" -> delete(key);
      default -> ArmError.methodNotAllowed(call.method()).reply();
    };
  }

  private static Reply missing(String name) {
    return ArmError.notFound(
            "KeyNotFound",
            "A key with (name/id) "
                + name
                + " was not found in this key vault. If you recently deleted this key you may be"
                + " able to recover it using the correct recovery command.")
        .reply();
  }

  private Reply create(Call call, Document vault) {
    Optional<ObjectNode> sent = call.document();
    if (sent.isEmpty()) {
      return ArmError.badRequest("BadParameter", "The body is not one JSON object.").reply();
    }
    ObjectNode request =
        Json.at(sent.get(), "key") instanceof ObjectNode imported
            ? sent.get().setAll(imported)
            : sent.get();
    return keys.refusal(vault, call.segment(1), request)
        .map(ArmError::reply)
        .orElseGet(
            () -> {
              VaultKey key = keys.create(vault, call.segment(1), request);
              return Reply.ok(key.bundle(key.latest()));
            });
  }

  private Reply rotate(VaultKey key) {
    VaultKey.Version last = key.latest();
    ObjectNode request = Json.object().put("kty", last.keyType());
    request.set("key_size", last.node().path("keySize"));
    request.set("crv", last.node().path("crv"));
    request.set("key_ops", last.node().path("key_ops"));
    request.set("tags", last.node().path("tags"));
    ObjectNode attributes = request.putObject("attributes").put("enabled", true);
    Instant now = Instant.ofEpochSecond(keys.now());
    RotationPolicy.length(Json.text(key.body(), "rotationPolicy.attributes.expiryTime"), now)
        .ifPresent(life -> attributes.put("exp", now.plus(life).getEpochSecond()));
    VaultKey after = keys.create(key.vault(), key.name(), request);
    return Reply.ok(after.bundle(after.latest()));
  }

  private Reply update(Call call, VaultKey key) {
    VaultKey copy = new VaultKey(key.vault(), key.body().deepCopy());
    Optional<VaultKey.Version> version = copy.version(call.segment(2));
    Optional<ObjectNode> sent = call.document();
    if (version.isEmpty() || sent.isEmpty()) {
      return version.isEmpty()
          ? missing(key.name())
          : ArmError.badRequest("BadParameter", "The body is not one JSON object.").reply();
    }
    ObjectNode node = version.get().node();
    for (String part : List.of("attributes", "tags", "key_ops")) {
      JsonNode value = Json.at(sent.get(), part);
      if (value instanceof ObjectNode fields && part.equals("attributes")) {
        Json.merge(Json.child(node, part), fields);
      } else if (!value.isMissingNode() && !value.isNull()) {
        node.set(part, value.deepCopy());
      }
    }
    Json.child(node, "attributes").put("updated", keys.now());
    keys.save(copy);
    return Reply.ok(copy.bundle(version.get()));
  }

  private Reply delete(VaultKey key) {
    VaultKey deleted =
        new VaultKey(key.vault(), key.body().deepCopy().put("deletedAt", keys.now()));
    keys.save(deleted);
    return Reply.ok(deleted.bundle(deleted.latest()));
  }

  private static ObjectNode policy(VaultKey key) {
    return Json.at(key.body(), "rotationPolicy") instanceof ObjectNode policy
        ? policy.deepCopy().put("id", key.uri() + "/rotationpolicy")
        : RotationPolicy.standard(key);
  }

  private Reply setPolicy(Call call, VaultKey key) {
    Optional<ObjectNode> sent = call.document();
    if (sent.isEmpty()) {
      return ArmError.badRequest("BadParameter", "The body is not one JSON object.").reply();
    }
    Optional<ArmError> refusal = RotationPolicy.refusal(sent.get());
    if (refusal.isPresent()) {
      return refusal.get().reply();
    }
    ObjectNode policy = sent.get();
    long created = Json.at(key.body(), "rotationPolicy.attributes.created").asLong(keys.now());
    Json.child(policy, "attributes").put("created", created).put("updated", keys.now());
    VaultKey after = new VaultKey(key.vault(), key.body().deepCopy());
    after.body().set("rotationPolicy", policy);
    keys.save(after);
    return Reply.ok(policy(after));
  }

  private Reply deletedKey(Call call, Document vault) {
    Optional<VaultKey> found = keys.find(vault, call.segment(1)).filter(VaultKey::isDeleted);
    if (found.isEmpty()) {
      return missing(call.segment(1));
    }
    VaultKey key = found.get();
    if (call.is("POST") && call.segmentIs(2, "recover")) {
      ObjectNode body = key.body().deepCopy();
      body.remove("deletedAt");
      VaultKey recovered = new VaultKey(vault, body);
      keys.save(recovered);
      return Reply.ok(recovered.bundle(recovered.latest()));
    }
    return call.is("DELETE") ? purge(key) : Reply.ok(key.bundle(key.latest()));
  }

  private Reply purge(VaultKey key) {
    if (Json.isTrue(key.vault().body(), "properties.enablePurgeProtection")) {
      return new ArmError(
              403,
              "Forbidden",
              "Operation \"purge\" is not allowed because purge protection is enabled for this"
                  + " vault.")
          .reply();
    }
    keys.purge(key);
    return Reply.empty(204);
  }
}
