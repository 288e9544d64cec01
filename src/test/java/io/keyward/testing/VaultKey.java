package io.keyward.testing;

import io.keyward.inventory.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A key of the vault {@code kv} with its versions, put into a fake Azure as ARM shows it. */
public final class VaultKey {
  public static final String VAULT =
      "/subscriptions/"
          + Bodies.SUBSCRIPTION
          + "/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv";
  private static final String URI = "https://kv.vault.azure.net";

  private final FakeAzure azure;
  private final String name;
  private final List<Version> versions = new ArrayList<>();
  private boolean enabled = true;
  private String rotatesAfter = "P18M";
  private boolean rotationHidden;

  private record Version(String name, Instant created, Instant end) {}

  public VaultKey(FakeAzure azure, String name) {
    this.azure = azure;
    this.name = name;
  }

  /** A key of a world with one version that ends in twenty days. */
  public static VaultKey endingSoon(World world, String name) {
    Instant now = world.clock.instant();
    return new VaultKey(world.azure, name)
        .version("v1", now.minus(Duration.ofDays(9)), now.plus(Duration.ofDays(20)));
  }

  /** Its id. */
  public ResourceId id() {
    return ResourceId.of(VAULT + "/keys/" + name);
  }

  /** Makes a version that ends then; {@link Instant#MAX} for never. */
  public VaultKey version(String version, Instant created, Instant end) {
    versions.add(new Version(version, created, end));
    return shown();
  }

  /** Disables it. */
  public VaultKey disabled() {
    return enabled(false);
  }

  /** Enables it, or not. */
  public VaultKey enabled(boolean isEnabled) {
    enabled = isEnabled;
    return shown();
  }

  /** Its policy plans the next version so long after the newest. */
  public VaultKey rotatesAfter(String span) {
    rotatesAfter = span;
    return this;
  }

  /** Its body does not show its rotation policy, and nobody may read it from the vault. */
  public VaultKey rotationUnreadable() {
    rotationHidden = true;
    azure.hideRotations();
    return shown();
  }

  /** Deletes it for good. */
  public void gone() {
    hidden();
    azure.nothingRemains(id());
  }

  /** Deletes it so that it can be recovered. */
  public void deleted(Instant at) {
    hidden();
    azure.remains(
        id(),
        Map.of(
            "key",
            Map.of("kid", URI + "/keys/" + name + "/" + newest(), "kty", "RSA"),
            "attributes",
            Map.of("enabled", enabled),
            "recoveryId",
            URI + "/deletedkeys/" + name,
            "deletedDate",
            at.getEpochSecond(),
            "scheduledPurgeDate",
            at.plus(Duration.ofDays(90)).getEpochSecond()));
  }

  /** Takes it back. */
  public void recovered() {
    azure.nothingRemains(id());
    shown();
  }

  private void hidden() {
    azure.delete(id());
    versions.forEach(it -> azure.delete(ResourceId.of(id() + "/versions/" + it.name())));
  }

  /** The newest version, and when it ends. */
  public String newest() {
    return versions.get(versions.size() - 1).name();
  }

  public Instant end() {
    return versions.get(versions.size() - 1).end();
  }

  /** Puts an account under it; "" for the latest version. */
  public ResourceId user(String account, String version) {
    Map<String, Object> key = new HashMap<>(Map.of("keyVaultUri", URI, "keyName", name));
    if (!version.isEmpty()) {
      key.put("keyVersion", version);
    }
    ResourceId id = Bodies.account(account);
    azure.put(
        Bodies.account(
            id,
            Map.of(
                "provisioningState",
                "Succeeded",
                "encryption",
                Map.of("keySource", "Microsoft.KeyVault", "keyVaultProperties", key))));
    return id;
  }

  private VaultKey shown() {
    versions.forEach(
        it ->
            azure.put(
                body(
                    it,
                    id() + "/versions/" + it.name(),
                    "Microsoft.KeyVault/vaults/keys/versions")));
    azure.put(
        body(versions.get(versions.size() - 1), id().toString(), "Microsoft.KeyVault/vaults/keys"));
    return this;
  }

  private Map<String, ?> body(Version version, String id, String type) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("enabled", enabled);
    attributes.put("created", version.created().getEpochSecond());
    if (version.end().isBefore(Instant.MAX)) {
      attributes.put("exp", version.end().getEpochSecond());
    }
    Map<String, Object> properties =
        new HashMap<>(
            Map.of(
                "kty",
                "RSA",
                "keySize",
                2048,
                "keyUri",
                URI + "/keys/" + name,
                "keyUriWithVersion",
                URI + "/keys/" + name + "/" + version.name(),
                "attributes",
                attributes));
    if (!rotationHidden) {
      properties.put("rotationPolicy", Map.of("lifetimeActions", List.of(rotate())));
    }
    return Map.of(
        "id",
        id,
        "type",
        type,
        "name",
        id.substring(id.lastIndexOf('/') + 1),
        "properties",
        properties);
  }

  private Map<String, Object> rotate() {
    return Map.of(
        "action", Map.of("type", "Rotate"), "trigger", Map.of("timeAfterCreate", rotatesAfter));
  }
}
