package io.keyward.sandbox.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.Tenancy;
import io.keyward.testing.KeyFates;
import io.keyward.testing.KeyFates.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys in some vaults with the accounts under them, and what happens to them, over the wire. */
public final class KeyEstate {
  private static final int VAULTS = 4;
  private static final String ENCRYPTION_USER =
      Wire.SUBSCRIPTION
          + "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6";
  private static final String IDENTITY =
      Wire.GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-year";

  private final Instant begin;
  private final String clientId;

  /** The versions as Key Vault names them, by key and name, such as {@code 7 v0}. */
  private final Map<String, String> versions = new HashMap<>();

  private final Map<Integer, Integer> made = new HashMap<>();

  /** Makes the vaults and an identity that may use their keys; no key yet. */
  public KeyEstate(Wire wire, Instant begin) {
    this.begin = begin;
    wire.group();
    JsonNode identity =
        done(wire.arm("PUT", IDENTITY, "2023-01-31", "{\"location\":\"westeurope\"}")).json();
    clientId = identity.at("/properties/clientId").asText();
    for (int vault = 0; vault < VAULTS; vault++) {
      make(wire, vault, identity.at("/properties/principalId").asText());
    }
  }

  private static void make(Wire wire, int vault, String principal) {
    String id = vaultId(vault);
    String body =
        """
        {"location":"westeurope","properties":{"tenantId":"%s","accessPolicies":[],
         "sku":{"family":"A","name":"standard"},"enableRbacAuthorization":true,
         "enablePurgeProtection":true,"softDeleteRetentionInDays":%d}}
        """;
    done(wire.arm("PUT", id, "2023-07-01", body.formatted(Tenancy.TENANT, KeyFates.RETENTION)));
    String log =
        """
        {"properties":{"workspaceId":"%s/providers/Microsoft.OperationalInsights/workspaces/log",
         "logs":[{"category":"AuditEvent","enabled":true}]}}
        """;
    done(
        wire.arm(
            "PUT",
            id + "/providers/Microsoft.Insights/diagnosticSettings/audit",
            "2021-05-01-preview",
            log.formatted(Wire.GROUP)));
    String grant =
        """
        {"properties":{"roleDefinitionId":"%s","principalId":"%s",
         "principalType":"ServicePrincipal"}}
        """;
    done(
        wire.arm(
            "PUT",
            id
                + "/providers/Microsoft.Authorization/roleAssignments/aaaaaaaa-0000-0000-0000-00000000000"
                + vault,
            "2022-04-01",
            grant.formatted(ENCRYPTION_USER, principal)));
  }

  private static Wire.Reply done(Wire.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 204);
    return reply;
  }

  private static String vaultName(int key) {
    return "kv-year-" + key % VAULTS;
  }

  private static String vaultId(int key) {
    return Wire.GROUP + "/providers/Microsoft.KeyVault/vaults/" + vaultName(key);
  }

  /** The name by which the facts know this version. */
  public String named(int key, String version) {
    return versions.entrySet().stream()
        .filter(it -> it.getKey().startsWith(key + " ") && it.getValue().equals(version))
        .map(it -> it.getKey().split(" ", 2)[1])
        .findFirst()
        .orElse("");
  }

  /** Does it, and says what happened and when; empty where Azure refuses it. */
  public Optional<Fact> happen(Wire wire, Fact fact) {
    int key = fact.key();
    switch (fact.what()) {
      case MADE -> {
        return Optional.of(fact.at(made(wire, fact) - begin.getEpochSecond()));
      }
      case OFF -> enable(wire, key, false);
      case ON -> enable(wire, key, true);
      case DELETED -> vault(wire, key, "DELETE", "/keys/key" + key, "");
      case RECOVERED -> vault(wire, key, "POST", "/deletedkeys/key" + key + "/recover", "");
      case DESTROYED -> {
        // The service does that by itself when the retention is over.
      }
      case FOLLOWED -> {
        Wire.Reply reply = follow(wire, key, fact.version());
        assertThat(reply.status()).as(reply.text()).isIn(200, 400);
        return Optional.of(fact).filter(it -> reply.status() == 200);
      }
    }
    return Optional.of(fact);
  }

  private JsonNode vault(Wire wire, int key, String method, String path, String body) {
    return done(wire.vault(method, vaultName(key), path, body)).json();
  }

  private long made(Wire wire, Fact fact) {
    int key = fact.key();
    String end =
        fact.end() == KeyFates.NEVER ? "" : ",\"exp\":" + (begin.getEpochSecond() + fact.end());
    if (fact.version().equals("v0")) {
      return first(wire, key, end);
    }
    JsonNode bundle =
        vault(
            wire,
            key,
            "POST",
            "/keys/key" + key + "/create",
            "{\"kty\":\"RSA\",\"attributes\":{\"enabled\":true" + end + "}}");
    return known(key, bundle.at("/key/kid").asText(), bundle.at("/attributes/created"));
  }

  private long first(Wire wire, int key, String end) {
    String body =
        """
        {"properties":{"kty":"RSA","keySize":2048,"attributes":{"enabled":true%s},
         "rotationPolicy":{"attributes":{},"lifetimeActions":[
          {"trigger":{"timeAfterCreate":"P%dD"},"action":{"type":"rotate"}}]}}}
        """
            .formatted(end, KeyFates.plannedDays(key));
    JsonNode properties =
        done(wire.arm("PUT", vaultId(key) + "/keys/key" + key, "2023-07-01", body))
            .json()
            .path("properties");
    long at =
        known(
            key,
            properties.path("keyUriWithVersion").asText(),
            properties.at("/attributes/created"));
    done(wire.put(Wire.account("follows" + key), account(key, "")));
    if (KeyFates.isPinned(key)) {
      done(wire.put(Wire.account("pinned" + key), account(key, "v0")));
    }
    return at;
  }

  private long known(int key, String uri, JsonNode created) {
    int number = made.merge(key, 1, Integer::sum) - 1;
    versions.put(key + " v" + number, uri.substring(uri.lastIndexOf('/') + 1));
    assertThat(created.isNumber()).isTrue();
    return created.asLong();
  }

  private String account(int key, String version) {
    return """
        {"location":"westeurope","kind":"OpenAI","sku":{"name":"S0"},
         "tags":{"DataClassification":"Regulated"},
         "identity":{"type":"SystemAssigned, UserAssigned","userAssignedIdentities":{"%s":{}}},
         "properties":{"encryption":%s}}
        """
        .formatted(IDENTITY, encryption(key, version));
  }

  private String encryption(int key, String version) {
    String pinned =
        version.isEmpty() ? "" : ",\"keyVersion\":\"" + versions.get(key + " " + version) + "\"";
    return """
        {"keySource":"Microsoft.KeyVault","keyVaultProperties":{
         "keyVaultUri":"https://%s.vault.azure.net/","keyName":"key%d","identityClientId":"%s"%s}}
        """
        .formatted(vaultName(key), key, clientId, pinned);
  }

  private Wire.Reply follow(Wire wire, int key, String version) {
    return wire.arm(
        "PATCH",
        Wire.account("pinned" + key),
        Wire.VERSION,
        "{\"properties\":{\"encryption\":%s}}".formatted(encryption(key, version)));
  }

  /** A key has no switch of its own: each of its versions has one. */
  private void enable(Wire wire, int key, boolean enabled) {
    List<String> all =
        versions.entrySet().stream()
            .filter(it -> it.getKey().startsWith(key + " "))
            .map(Map.Entry::getValue)
            .toList();
    for (String version : all) {
      vault(
          wire,
          key,
          "PATCH",
          "/keys/key" + key + "/" + version,
          "{\"attributes\":{\"enabled\":" + enabled + "}}");
    }
  }
}
