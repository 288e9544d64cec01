package io.keyward.campaign.tenant;

import io.keyward.campaign.Instance;
import io.keyward.inventory.ResourceId;
import io.keyward.testing.Bodies;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The documents of the campaign's tenant, as the resource manager shows them. */
public final class Estates {
  private static final String ROLES =
      "/subscriptions/"
          + Bodies.SUBSCRIPTION
          + "/providers/Microsoft.Authorization/roleDefinitions/";
  private static final String USER_ROLE = ROLES + "e147488a-f6f5-4113-8e2d-b22465e65bf6";
  private static final String READER_ROLE = ROLES + "acdd72a7-3385-48ef-bd42-f606fba81ae7";

  private static final Map<String, Object> ROTATE =
      Map.of("action", Map.of("type", "rotate"), "trigger", Map.of("timeAfterCreate", "P18M"));

  private Estates() {}

  /** A version of a key. */
  public record Version(String name, Instant created, Instant end) {}

  public static Map<String, Object> vault(String id, String name, boolean isProtected) {
    return Map.of(
        "id",
        id,
        "type",
        "Microsoft.KeyVault/vaults",
        "name",
        name,
        "location",
        "westeurope",
        "properties",
        Map.of(
            "vaultUri",
            "https://" + name + ".vault.azure.net/",
            "tenantId",
            Instance.TENANT,
            "enableSoftDelete",
            true,
            "softDeleteRetentionInDays",
            90,
            "enablePurgeProtection",
            isProtected,
            "enableRbacAuthorization",
            true,
            "publicNetworkAccess",
            "Enabled",
            "provisioningState",
            "Succeeded"));
  }

  public static Map<String, Object> log(String id) {
    return Map.of(
        "id",
        id,
        "type",
        "Microsoft.Insights/diagnosticSettings",
        "name",
        "audit",
        "properties",
        Map.of(
            "workspaceId",
            "/subscriptions/s/w",
            "logs",
            List.of(Map.of("category", "AuditEvent", "enabled", true))));
  }

  /** Lets a principal use keys at a scope. */
  public static Map<String, Object> grant(String scope, String name, String principal) {
    return grant(scope, name, principal, USER_ROLE);
  }

  /** Lets somebody read everything. */
  static Map<String, Object> reader(String scope) {
    return grant(scope, "reader", "q", READER_ROLE);
  }

  private static Map<String, Object> grant(
      String scope, String name, String principal, String role) {
    return Map.of(
        "id",
        scope + "/providers/Microsoft.Authorization/roleAssignments/" + name,
        "type",
        "Microsoft.Authorization/roleAssignments",
        "name",
        name,
        "properties",
        Map.of(
            "scope",
            scope,
            "principalId",
            principal,
            "principalType",
            "ServicePrincipal",
            "roleDefinitionId",
            role));
  }

  /** A key or a version of it, as one of its versions. */
  static Map<String, Object> key(String id, String name, Version newest, boolean enabled) {
    String uri = Tenant.URI + "/keys/" + name;
    Map<String, Object> attributes =
        Map.of(
            "enabled",
            enabled,
            "created",
            newest.created().getEpochSecond(),
            "exp",
            newest.end().getEpochSecond());
    return Map.of(
        "id",
        id,
        "type",
        ResourceId.of(id).type(),
        "name",
        id.substring(id.lastIndexOf('/') + 1),
        "properties",
        Map.of(
            "kty",
            "RSA",
            "keySize",
            2048,
            "keyOps",
            List.of("wrapKey", "unwrapKey"),
            "keyUri",
            uri,
            "keyUriWithVersion",
            uri + "/" + newest.name(),
            "attributes",
            attributes,
            "rotationPolicy",
            Map.of("attributes", Map.of("expiryTime", "P2Y"), "lifetimeActions", List.of(ROTATE))));
  }

  /** What its vault still shows of a key that was deleted. */
  static Map<String, ?> deleted(String key, Version newest, Instant at) {
    return Map.of(
        "key",
        Map.of("kid", Tenant.URI + "/keys/" + key + "/" + newest.name(), "kty", "RSA"),
        "attributes",
        Map.of("enabled", true),
        "recoveryId",
        Tenant.URI + "/deletedkeys/" + key,
        "deletedDate",
        at.getEpochSecond(),
        "scheduledPurgeDate",
        at.getEpochSecond() + 90 * 86_400L);
  }

  /** An account under Microsoft's key. */
  public static Map<String, Object> account(String id, String classification) {
    return account(id, classification, Map.of("provisioningState", "Succeeded"));
  }

  /** An account under a key; no version means the latest. */
  public static Map<String, Object> keyed(String id, String key, String version) {
    Map<String, Object> reference = new HashMap<>();
    reference.put("keyVaultUri", Tenant.URI + "/");
    reference.put("keyName", key);
    if (!version.isEmpty()) {
      reference.put("keyVersion", version);
    }
    return account(
        id,
        "Confidential",
        Map.of(
            "provisioningState",
            "Succeeded",
            "encryption",
            Map.of("keySource", "Microsoft.KeyVault", "keyVaultProperties", reference)));
  }

  private static Map<String, Object> account(
      String id, String classification, Map<String, Object> properties) {
    Map<String, Object> body = new HashMap<>(Bodies.account(ResourceId.of(id), properties));
    body.put("identity", Map.of("type", "SystemAssigned", "principalId", "p"));
    body.put("tags", Map.of("DataClassification", classification, "Environment", "Production"));
    return body;
  }
}
