package io.keyward.sandbox.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.VaultHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One key with all its versions, as it is stored; every view of it is derived from this. */
public record VaultKey(Document vault, ObjectNode body) {
  public static final String TYPE = "Microsoft.KeyVault/vaults/keys";
  private static final long DAY = 86_400;

  /** One version of a key. */
  public record Version(ObjectNode node) {
    public String id() {
      return node.path("version").asText();
    }

    public String keyType() {
      return node.path("kty").asText();
    }

    /** A time in epoch seconds, or the null node. */
    public JsonNode attribute(String name) {
      JsonNode value = node.path("attributes").path(name);
      return value.isMissingNode() ? NullNode.getInstance() : value;
    }
  }

  String name() {
    return body.path("name").asText();
  }

  public String id() {
    return vault.id() + "/keys/" + name();
  }

  String uri() {
    return VaultHost.uri(vault) + "keys/" + name();
  }

  /** All versions, oldest first. */
  public List<Version> versions() {
    List<Version> found = new ArrayList<>();
    for (JsonNode node : body.path("versions")) {
      found.add(new Version((ObjectNode) node));
    }
    return found;
  }

  public Version latest() {
    List<Version> all = versions();
    return all.get(all.size() - 1);
  }

  /** A version by its id, the latest for an empty one. */
  public Optional<Version> version(String id) {
    return id.isEmpty()
        ? Optional.of(latest())
        : versions().stream().filter(version -> version.id().equalsIgnoreCase(id)).findFirst();
  }

  public boolean isDeleted() {
    return body.has("deletedAt");
  }

  /** Purge protection or not, a deleted key is purged when its retention is over. */
  boolean isPurgedBy(long now) {
    return isDeleted() && now >= purgedAt();
  }

  private long purgedAt() {
    return body.path("deletedAt").asLong() + retentionDays() * DAY;
  }

  private boolean isPurgeProtected() {
    return Json.isTrue(vault.body(), "properties.enablePurgeProtection");
  }

  private ObjectNode attributes(Version version) {
    ObjectNode attributes = version.node().path("attributes").deepCopy();
    return attributes
        .put("recoveryLevel", isPurgeProtected() ? "Recoverable" : "Recoverable+Purgeable")
        .put("exportable", false);
  }

  private long retentionDays() {
    return Json.at(vault.body(), "properties.softDeleteRetentionInDays").asLong(90);
  }

  /** The key bundle of the data plane. */
  ObjectNode bundle(Version version) {
    ObjectNode bundle = Json.object();
    ObjectNode key = bundle.putObject("key").put("kid", uri() + "/" + version.id());
    for (String name : List.of("kty", "key_ops", "crv", "n", "e", "x", "y")) {
      if (version.node().has(name)) {
        key.set(name, version.node().get(name).deepCopy());
      }
    }
    bundle.set("attributes", attributes(version).put("recoverableDays", retentionDays()));
    bundle.set("tags", version.node().path("tags").deepCopy());
    return isDeleted() ? deletion(bundle) : bundle;
  }

  /** The list item of the data plane; a list of keys names no version. */
  public ObjectNode item(Version version, boolean withVersion) {
    ObjectNode item = Json.object().put("kid", withVersion ? uri() + "/" + version.id() : uri());
    item.set("attributes", attributes(version).put("recoverableDays", retentionDays()));
    item.set("tags", version.node().path("tags").deepCopy());
    return isDeleted() ? deletion(item) : item;
  }

  private ObjectNode deletion(ObjectNode target) {
    long deletedAt = body.path("deletedAt").asLong();
    return target
        .put("recoveryId", VaultHost.uri(vault) + "deletedkeys/" + name())
        .put("deletedDate", deletedAt)
        .put("scheduledPurgeDate", purgedAt());
  }

  /** The resource that ARM shows, for the key or for one version. */
  public ObjectNode resource(Version version, boolean asVersion) {
    String id = asVersion ? id() + "/versions/" + version.id() : id();
    ObjectNode resource =
        Json.object()
            .put("id", id)
            .put("name", asVersion ? version.id() : name())
            .put("type", asVersion ? vaultType() + "/keys/versions" : vaultType() + "/keys")
            .put("location", Json.text(vault.body(), "location"));
    resource.set("tags", version.node().path("tags").deepCopy());
    ObjectNode properties = resource.putObject("properties");
    properties.set("attributes", attributes(version));
    properties.put("kty", version.keyType());
    copy(version, "keySize", properties, "keySize");
    copy(version, "crv", properties, "curveName");
    copy(version, "key_ops", properties, "keyOps");
    properties.put("keyUri", uri()).put("keyUriWithVersion", uri() + "/" + version.id());
    if (body.has("rotationPolicy")) {
      properties.set("rotationPolicy", body.get("rotationPolicy").deepCopy());
    }
    return resource;
  }

  private String vaultType() {
    return vault.type();
  }

  private static void copy(Version from, String name, ObjectNode to, String as) {
    if (from.node().has(name)) {
      to.set(as, from.node().get(name).deepCopy());
    }
  }

  /** The key with one more version. */
  VaultKey plus(ObjectNode version) {
    ObjectNode copy = body.deepCopy();
    copy.withArray("versions").add(version);
    return new VaultKey(vault, copy);
  }

  Document document() {
    return new Document(id(), TYPE, body);
  }
}
