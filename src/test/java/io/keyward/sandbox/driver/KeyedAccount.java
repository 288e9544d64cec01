package io.keyward.sandbox.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.sandbox.Tenancy;

/** A vault with purge protection, a key, and what it takes to put an account under that key. */
public final class KeyedAccount {
  public static final String VAULT = Wire.GROUP + "/providers/Microsoft.KeyVault/vaults/kv-e2e";
  public static final String KEY = VAULT + "/keys/cmk";
  public static final String IDENTITY =
      Wire.GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-e2e";
  private static final String ENCRYPTION_USER =
      Wire.SUBSCRIPTION
          + "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6";

  private final Wire wire;

  /** With an expiry and a rotation policy, so that the key itself needs no ticket. */
  private static final String ROTATED =
      """
      {"properties":{"kty":"RSA","keySize":2048,"attributes":{"enabled":true,"exp":1867017600},
       "rotationPolicy":{"attributes":{"expiryTime":"P2Y3M"},"lifetimeActions":[
        {"trigger":{"timeAfterCreate":"P2Y"},"action":{"type":"rotate"}}]}}}
      """;

  private final String clientId;

  /** The key with its version, as a workspace names it. */
  public final String identifier;

  /** Creates the vault, the key and an identity that may use it, granted at the key's scope. */
  public KeyedAccount(Wire wire) {
    this.wire = wire;
    done(
        wire.arm(
            "PUT",
            VAULT,
            "2023-07-01",
            """
            {"location":"westeurope","properties":{"tenantId":"%s","accessPolicies":[],
             "sku":{"family":"A","name":"standard"},"enableRbacAuthorization":true,
             "enablePurgeProtection":true}}
            """
                .formatted(Tenancy.TENANT)));
    audited();
    identifier =
        done(wire.arm("PUT", KEY, "2023-07-01", ROTATED))
            .json()
            .path("properties")
            .path("keyUriWithVersion")
            .asText();
    Wire.Reply identity =
        done(wire.arm("PUT", IDENTITY, "2023-01-31", "{\"location\":\"westeurope\"}"));
    clientId = identity.json().path("properties").path("clientId").asText();
    grant(identity.json().path("properties").path("principalId").asText());
  }

  /** So that the vault itself needs no ticket. */
  private void audited() {
    done(
        wire.arm(
            "PUT",
            VAULT + "/providers/Microsoft.Insights/diagnosticSettings/audit",
            "2021-05-01-preview",
            """
            {"properties":{"workspaceId":"%s/providers/Microsoft.OperationalInsights/workspaces/log",
             "logs":[{"category":"AuditEvent","enabled":true}]}}
            """
                .formatted(Wire.GROUP)));
  }

  private static Wire.Reply done(Wire.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 202);
    return reply;
  }

  private void grant(String principal) {
    done(
        wire.arm(
            "PUT",
            KEY
                + "/providers/Microsoft.Authorization/roleAssignments/aaaaaaaa-0000-0000-0000-000000000001",
            "2022-04-01",
            """
            {"properties":{"roleDefinitionId":"%s","principalId":"%s",
             "principalType":"ServicePrincipal"}}
            """
                .formatted(ENCRYPTION_USER, principal)));
  }

  /** The encryption setting of an account or scope that names the key. */
  public String encryption() {
    return """
        "keySource":"Microsoft.KeyVault","keyVaultProperties":{
         "keyVaultUri":"https://kv-e2e.vault.azure.net/","keyName":"cmk","identityClientId":"%s"}
        """
        .formatted(clientId);
  }

  /** The identity that may use the key. */
  public static String identity() {
    return """
        "identity":{"type":"SystemAssigned, UserAssigned","userAssignedIdentities":{"%s":{}}}
        """
        .formatted(IDENTITY);
  }

  /** Turns the key on, with the identity that may use it. */
  public void turnOn(String account) {
    done(
        wire.arm(
            "PATCH",
            account,
            Wire.VERSION,
            "{%s,\"properties\":{\"encryption\":{%s}}}".formatted(identity(), encryption())));
  }
}
