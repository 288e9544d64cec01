package io.keyward.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.Change;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import io.keyward.sandbox.azure.model.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Vaults and managed HSMs: names are unique, protection is a one-way street. */
public final class KeyVaultProvider implements ProviderRules {
  public static final String VAULT = "Microsoft.KeyVault/vaults";
  public static final String HSM = "Microsoft.KeyVault/managedHSMs";
  public static final String DELETED = "Microsoft.KeyVault/deletedVaults";
  private static final String RBAC_BY_DEFAULT = "2026-02-01";
  private static final String PURGE = "enablePurgeProtection";
  private static final String SOFT = "enableSoftDelete";
  private static final String DAYS = "softDeleteRetentionInDays";

  private final Documents documents;
  private final Clock clock;

  public KeyVaultProvider(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(VAULT, HSM, VAULT + "/keys", VAULT + "/keys/versions", VAULT + "/accessPolicies");
  }

  @Override
  public void fill(Change change) {
    boolean hsm = change.path().isType(HSM);
    if (!hsm && !change.path().isType(VAULT)) {
      return;
    }
    String name = change.path().name().toLowerCase(Locale.ROOT);
    recover(change);
    change.keep(PURGE);
    change.keep(DAYS);
    change.fallback(hsm ? "hsmUri" : "vaultUri", "https://" + name + suffix(hsm));
    change.fallback("tenantId", Tenant.ID);
    change.fallback("publicNetworkAccess", "Enabled");
    ObjectNode properties = change.properties();
    if (!properties.has(SOFT)) {
      properties.put(SOFT, true);
    }
    if (!properties.has(DAYS)) {
      properties.put(DAYS, 90);
    }
    if (!hsm) {
      vaultDefaults(change);
    }
  }

  private static String suffix(boolean hsm) {
    return hsm ? ".managedhsm.azure.net/" : ".vault.azure.net/";
  }

  private static void vaultDefaults(Change change) {
    change.keep("enableRbacAuthorization");
    change.keep("accessPolicies");
    ObjectNode properties = change.properties();
    if (!properties.has("enableRbacAuthorization")) {
      boolean rbac = change.apiVersion().compareTo(RBAC_BY_DEFAULT) >= 0;
      properties.put("enableRbacAuthorization", rbac);
    }
    if (!properties.has("accessPolicies")) {
      properties.putArray("accessPolicies");
    }
    properties.remove("createMode");
  }

  private static boolean recovers(Change change) {
    return Json.text(change.requested(), "properties.createMode").equalsIgnoreCase("recover");
  }

  /** What the vault was before it was deleted comes back. */
  private void recover(Change change) {
    if (change.creates() && recovers(change)) {
      deleted(change.path().name())
          .map(vault -> Json.at(vault.body(), "vault.properties"))
          .filter(ObjectNode.class::isInstance)
          .ifPresent(properties -> change.properties().setAll((ObjectNode) properties.deepCopy()));
    }
  }

  @Override
  public void stored(Document document) {
    if (document.isType(VAULT)) {
      deleted(document.name())
          .ifPresent(gone -> documents.remove(Documents.Shelf.DELETED, gone.id()));
    }
  }

  @Override
  public Optional<ArmError> refusal(Change change) {
    boolean vault = change.path().isType(VAULT);
    if (!vault && !change.path().isType(HSM)) {
      return Optional.empty();
    }
    if (!change.path().name().matches("[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]")) {
      return Optional.of(
          ArmError.badRequest(
              "VaultNameNotValid",
              "The vault name '"
                  + change.path().name()
                  + "' is invalid: 3 to 24 letters,"
                  + " digits and dashes, a letter first."));
    }
    return protectionRefusal(change).or(() -> change.creates() ? taken(change) : Optional.empty());
  }

  private static Optional<ArmError> protectionRefusal(Change change) {
    JsonNode requested = Json.at(change.requested(), "properties");
    if (Json.text(requested, PURGE).equalsIgnoreCase("false")) {
      return bad(
          "The property \"enablePurgeProtection\" cannot be set to false. Enabling the purge"
              + " protection for a vault is an irreversible action.");
    }
    if (Json.text(requested, SOFT).equalsIgnoreCase("false")) {
      return bad(
          "The property \"enableSoftDelete\" cannot be set to false: soft delete is always on.");
    }
    long days = Json.at(change.proposed(), "properties." + DAYS).asLong(90);
    if (days < 7 || days > 90) {
      return bad("The property \"softDeleteRetentionInDays\" must be between 7 and 90.");
    }
    boolean moved = !change.creates() && change.touches("properties." + DAYS);
    return moved
        ? bad(
            "The property \"softDeleteRetentionInDays\" has been set already and it can't be modified.")
        : Optional.empty();
  }

  private Optional<ArmError> taken(Change change) {
    String name = change.path().name();
    boolean live =
        documents
            .ofType(Documents.Shelf.LIVE, change.path().type())
            .anyMatch(document -> document.name().equalsIgnoreCase(name));
    if (live) {
      return Optional.of(
          ArmError.conflict(
              "VaultAlreadyExists", "The vault name '" + name + "' is already in use."));
    }
    return deleted(name).isPresent() && !recovers(change)
        ? Optional.of(
            ArmError.conflict(
                "ConflictError",
                "A vault with the same name already exists in deleted state. You need to either"
                    + " recover or purge existing key vault."))
        : Optional.empty();
  }

  private Optional<Document> deleted(String name) {
    return documents
        .ofType(Documents.Shelf.DELETED, DELETED)
        .filter(document -> document.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static Optional<ArmError> bad(String message) {
    return Optional.of(ArmError.badRequest("BadRequest", message));
  }

  /** A deleted vault keeps its name and its keys until it is purged. */
  @Override
  public void deleted(Document vault) {
    if (!vault.isType(VAULT)) {
      return;
    }
    String location = Providers.place(Json.text(vault.body(), "location"));
    String id =
        "/subscriptions/"
            + Tenant.subscriptionOf(vault.id())
            + "/providers/Microsoft.KeyVault/locations/"
            + location
            + "/deletedVaults/"
            + vault.name();
    ObjectNode body = Json.object().put("id", id).put("name", vault.name()).put("type", DELETED);
    ObjectNode properties = body.putObject("properties");
    Instant now = clock.instant();
    long days = Json.at(vault.body(), "properties." + DAYS).asLong(90);
    properties.put("vaultId", vault.id()).put("location", location);
    properties.put("deletionDate", now.toString());
    properties.put("scheduledPurgeDate", now.plus(Duration.ofDays(days)).toString());
    if (Json.isTrue(vault.body(), "properties." + PURGE)) {
      properties.put("purgeProtectionEnabled", true);
    }
    body.set("vault", vault.body());
    documents.save(Documents.Shelf.DELETED, new Document(id, DELETED, body));
  }
}
