package io.keyward.azure;

import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.arm.ArmBodies;
import io.keyward.azure.arm.ArmResources;
import io.keyward.azure.arm.ArmSurroundings;
import io.keyward.azure.arm.VaultBodies;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import io.keyward.inventory.port.KeyUses;
import io.keyward.testing.StandingClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A vault with a key, its grants, and accounts under the key, as ARM and Resource Graph show them.
 */
public final class LiveFixture {
  public static final String OID = "aaaaaaaa-1111-2222-3333-444444444444";
  public static final String GROUP =
      "/subscriptions/" + ArmFixture.SUBSCRIPTION + "/resourceGroups/rg/providers/";
  public static final String VAULT = GROUP + "Microsoft.KeyVault/vaults/kv";
  public static final String ASSIGNMENTS = "/providers/Microsoft.Authorization/roleAssignments";
  public static final String DENIALS =
      "/subscriptions/"
          + ArmFixture.SUBSCRIPTION
          + "/providers/Microsoft.Authorization/denyAssignments";
  public static final String GRAPH = "/providers/Microsoft.ResourceGraph/resources";
  public static final KeyReference KEY = KeyReference.of("https://kv.vault.azure.net/", "cmk", "");
  public static final KeyReference HSM_KEY =
      KeyReference.of("https://hsm.managedhsm.azure.net/", "cmk", "");

  public final StandingClock clock = new StandingClock(Instant.parse("2026-11-21T09:00:00Z"));
  public final RoutedHttp http;
  final ArmResources resources;
  public final ArmSurroundings surroundings;

  LiveFixture(RoutedHttp http) {
    this.http = http;
    ArmBodies bodies = ArmFixture.arm(http);
    VaultBodies vaults =
        VaultBodies.with(ArmFixture.CREDENTIAL, AzureEnvironment.AZURE, http, ArmFixture.QUICK);
    this.resources = new ArmResources(bodies);
    this.surroundings = new ArmSurroundings(bodies, vaults, new NoUses(), clock);
  }

  /** Everything sound. */
  public static LiveFixture sound() {
    return new LiveFixture(sound(new RoutedHttp(Reply.error(404, "ResourceNotFound", "no"))));
  }

  private static RoutedHttp sound(RoutedHttp http) {
    http.on(GRAPH, json("{'count':1,'resultTruncated':'false','data':[{'id':'" + VAULT + "'}]}"));
    http.on(VAULT, json(vaultBody()));
    http.on(VAULT + "/keys/cmk", json(keyBody()));
    http.on(VAULT + ASSIGNMENTS, json("{'value':[" + assignment(OID, "ServicePrincipal") + "]}"));
    http.on(DENIALS, json("{'value':[]}"));
    return http;
  }

  public static Reply json(String text) {
    return Reply.of(200, text.replace('\'', '"'));
  }

  public static String vaultBody() {
    return "{'id':'"
        + VAULT
        + "','type':'Microsoft.KeyVault/vaults','name':'kv','location':'westeurope','properties':{"
        + "'vaultUri':'https://kv.vault.azure.net/','tenantId':'t','enableSoftDelete':true,"
        + "'enablePurgeProtection':true,'enableRbacAuthorization':true}}";
  }

  private static String keyBody() {
    return "{'id':'"
        + VAULT
        + "/keys/cmk','type':'Microsoft.KeyVault/vaults/keys','name':'cmk','properties':{'kty':'RSA',"
        + "'keySize':2048,'keyUriWithVersion':'https://kv.vault.azure.net/keys/cmk/v1',"
        + "'attributes':{'enabled':true}}}";
  }

  public static String assignment(String principal, String type) {
    return "{'id':'"
        + VAULT
        + ASSIGNMENTS
        + "/1','type':'Microsoft.Authorization/roleAssignments','properties':{'scope':'"
        + VAULT
        + "','principalId':'"
        + principal
        + "','principalType':'"
        + type
        + "','roleDefinitionId':'/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/"
        + "e147488a-f6f5-4113-8e2d-b22465e65bf6'}}";
  }

  /** The id of an account that is served under the key. */
  public ResourceId account(String name) {
    ResourceId id = ResourceId.of(GROUP + "Microsoft.CognitiveServices/accounts/" + name);
    http.on(
        id.toString(),
        json(
            "{'id':'"
                + id
                + "','type':'Microsoft.CognitiveServices/accounts','kind':'OpenAI','name':'"
                + name
                + "','location':'westeurope','identity':{'type':'SystemAssigned','principalId':'"
                + OID
                + "','tenantId':'t'},'tags':{'DataClassification':'Confidential'},'properties':{"
                + "'provisioningState':'Succeeded','encryption':{'keySource':'Microsoft.KeyVault',"
                + "'keyVaultProperties':{'keyVaultUri':'https://kv.vault.azure.net/',"
                + "'keyName':'cmk'}}}}"));
    return id;
  }

  /** The vault as a look-up finds it. */
  public static Lookup<Resource> vault() {
    return new Lookup.Found<>(parsed(vaultBody()));
  }

  public static Resource parsed(String body) {
    try {
      return ResourceParser.parse(io.keyward.json.JsonText.parseObject(body.replace('\'', '"')))
          .orElseThrow();
    } catch (io.keyward.json.BadJson e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What a look-up found, as it must. */
  public static <T> T found(Lookup<T> lookup) {
    return lookup.fold(
        it -> it,
        missing -> {
          throw new AssertionError("missing");
        },
        reason -> {
          throw new AssertionError(reason);
        });
  }

  /** What a look-up came to, in words. */
  public static String kind(Lookup<?> lookup) {
    return lookup.fold(it -> "found", it -> "missing", reason -> "unreadable: " + reason);
  }

  /** An index in which nothing is. */
  private static final class NoUses implements KeyUses {
    @Override
    public boolean keep(Use use) {
      return false;
    }

    @Override
    public List<Use> of(KeyReference key, int most) {
      ResourceId other = ResourceId.of(GROUP + "Microsoft.CognitiveServices/accounts/other");
      return List.of(new Use(other, key, Map.of("app", "x"), Set.of()));
    }

    @Override
    public List<ResourceId> vaults() {
      return List.of();
    }

    @Override
    public List<Use> on(ResourceId id, int most) {
      return List.of();
    }
  }
}
