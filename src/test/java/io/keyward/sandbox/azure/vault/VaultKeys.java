package io.keyward.sandbox.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Events;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.KeyReference;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The keys of all vaults: found, created, given new versions. No private key ever exists here. */
public final class VaultKeys {
  private static final List<String> CURVES = List.of("P-256", "P-256K", "P-384", "P-521");
  private static final List<String> OPERATIONS =
      List.of("encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey");

  private final Documents documents;
  private final Events events;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public VaultKeys(Documents documents, Events events, Clock clock) {
    this.documents = documents;
    this.events = events;
    this.clock = clock;
  }

  /** The key, deleted or not; one whose day of purge has come is gone. */
  public Optional<VaultKey> find(Document vault, String name) {
    return documents
        .find(Documents.Shelf.KEYS, vault.id() + "/keys/" + name)
        .map(document -> new VaultKey(vault, document.body()))
        .filter(key -> !key.isPurgedBy(now()));
  }

  public List<VaultKey> all(Document vault) {
    return documents.under(Documents.Shelf.KEYS, vault.id() + "/keys/").stream()
        .map(document -> new VaultKey(vault, document.body()))
        .filter(key -> !key.isPurgedBy(now()))
        .toList();
  }

  void save(VaultKey key) {
    documents.save(Documents.Shelf.KEYS, key.document());
  }

  void purge(VaultKey key) {
    documents.remove(Documents.Shelf.KEYS, key.id());
  }

  Object lock(Document vault) {
    return documents.lock(vault.id());
  }

  long now() {
    return clock.instant().getEpochSecond();
  }

  /** Why no key can be created from that request, if so; the request is in data-plane words. */
  public Optional<ArmError> refusal(Document vault, String name, ObjectNode request) {
    String type = Json.text(request, "kty").toUpperCase(Locale.ROOT);
    if (!name.matches("[a-zA-Z0-9-]{1,127}")) {
      return bad("The request URI contains an invalid name: " + name);
    }
    if (!List.of("RSA", "RSA-HSM", "EC", "EC-HSM").contains(type)) {
      return bad("Property kty has invalid value");
    }
    int size = Json.at(request, "key_size").asInt(2048);
    if (type.startsWith("RSA") && !List.of(2048, 3072, 4096).contains(size)) {
      return bad("Property key_size has invalid value");
    }
    String curve = Json.text(request, "crv");
    if (type.startsWith("EC") && !curve.isEmpty() && !CURVES.contains(curve)) {
      return bad("Property crv has invalid value");
    }
    boolean standard = Json.text(vault.body(), "properties.sku.name").equalsIgnoreCase("standard");
    return type.endsWith("-HSM") && standard
        ? bad("The vault's SKU does not support HSM protected keys.")
        : find(vault, name).filter(VaultKey::isDeleted).map(VaultKeys::stillDeleted);
  }

  private static Optional<ArmError> bad(String message) {
    return Optional.of(ArmError.badRequest("BadParameter", message));
  }

  private static ArmError stillDeleted(VaultKey key) {
    return ArmError.conflict(
        "Conflict",
        "Key "
            + key.name()
            + " is currently in a deleted but recoverable state, and its name cannot be reused;"
            + " in this state, the key can only be recovered or purged.");
  }

  /** Creates the key or, when it exists, its next version, and tells of it. */
  public VaultKey create(Document vault, String name, ObjectNode request) {
    VaultKey after;
    synchronized (lock(vault)) {
      VaultKey before =
          find(vault, name).orElseGet(() -> new VaultKey(vault, Json.object().put("name", name)));
      after = before.plus(version(request));
      if (Json.at(request, "rotationPolicy").isObject()) {
        after.body().set("rotationPolicy", Json.at(request, "rotationPolicy").deepCopy());
      }
      save(after);
    }
    events.newKeyVersion(vault, after.latest(), name);
    return after;
  }

  /** Puts a key as it was somewhere else, its version and times included; raises nothing. */
  public void seed(Document vault, String name, ObjectNode armBody) {
    ObjectNode wish = KeyWish.ofArm(armBody);
    String id = KeyReference.parse(Json.text(wish, "kid")).map(KeyReference::version).orElse("");
    VaultKey key =
        new VaultKey(vault, Json.object().put("name", name)).plus(seededVersion(wish, id));
    if (Json.at(wish, "rotationPolicy") instanceof ObjectNode policy) {
      key.body().set("rotationPolicy", policy);
    }
    save(key);
  }

  /** Puts one version of a key in its place by age; one that is there already is replaced. */
  public void seedVersion(Document vault, String name, ObjectNode armBody) {
    ObjectNode added = seededVersion(KeyWish.ofArm(armBody), Json.text(armBody, "name"));
    ObjectNode body =
        find(vault, name).map(VaultKey::body).orElse(Json.object().put("name", name)).deepCopy();
    List<JsonNode> versions = new ArrayList<>(List.of(added));
    for (JsonNode other : body.path("versions")) {
      if (!other.path("version").asText().equalsIgnoreCase(added.path("version").asText())) {
        versions.add(other);
      }
    }
    versions.sort(Comparator.comparingLong(one -> one.path("attributes").path("created").asLong()));
    body.putArray("versions").addAll(versions);
    save(new VaultKey(vault, body));
  }

  private ObjectNode seededVersion(ObjectNode wish, String id) {
    ObjectNode version = version(wish);
    if (!id.isEmpty()) {
      version.put("version", id);
    }
    if (Json.at(wish, "attributes") instanceof ObjectNode times) {
      Json.merge(Json.child(version, "attributes"), times);
    }
    return version;
  }

  private ObjectNode version(ObjectNode request) {
    String type = Json.text(request, "kty").toUpperCase(Locale.ROOT);
    ObjectNode version = Json.object();
    version.put("version", UUID.randomUUID().toString().replace("-", "")).put("kty", type);
    if (type.startsWith("RSA")) {
      int size = Json.at(request, "key_size").asInt(2048);
      version.put("keySize", size).put("n", modulus(size)).put("e", "AQAB");
    } else {
      String curve = Json.text(request, "crv");
      version.put("crv", curve.isEmpty() ? "P-256" : curve);
      version.put("x", modulus(256)).put("y", modulus(256));
    }
    ArrayNode operations = version.putArray("key_ops");
    JsonNode asked = Json.at(request, "key_ops");
    if (asked.isArray() && !asked.isEmpty()) {
      asked.forEach(operation -> operations.add(operation.asText()));
    } else {
      OPERATIONS.forEach(operations::add);
    }
    version.set("attributes", attributes(Json.at(request, "attributes")));
    JsonNode tags = Json.at(request, "tags");
    version.set("tags", tags.isObject() ? tags.deepCopy() : Json.object());
    return version;
  }

  private ObjectNode attributes(JsonNode asked) {
    ObjectNode attributes = Json.object();
    JsonNode enabled = Json.at(asked, "enabled");
    attributes.put("enabled", !enabled.isBoolean() || enabled.asBoolean());
    for (String time : List.of("nbf", "exp")) {
      if (Json.at(asked, time).isNumber()) {
        attributes.put(time, Json.at(asked, time).asLong());
      }
    }
    return attributes.put("created", now()).put("updated", now());
  }

  /** Public numbers of the right length; nothing is ever encrypted with them. */
  private String modulus(int bits) {
    BigInteger number = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
    byte[] signed = number.toByteArray();
    byte[] plain = new byte[bits / 8];
    System.arraycopy(signed, signed.length - plain.length, plain, 0, plain.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }
}
