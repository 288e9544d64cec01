package io.keyward.sandbox.azure;

import static io.keyward.sandbox.azure.TestTenant.GROUP;
import static io.keyward.sandbox.azure.TestTenant.SUBSCRIPTION;
import static io.keyward.sandbox.azure.TestTenant.identityId;
import static io.keyward.sandbox.azure.TestTenant.vaultId;

import io.keyward.sandbox.azure.model.Identities;

/** Vaults, keys, identities and grants, good and bad, to try customer keys with. */
public final class Estate {
  static final String ASSIGNMENT =
      vaultId("kv-good")
          + "/providers/Microsoft.Authorization/roleAssignments/aaaaaaaa-0000-0000-0000-000000000111";
  private static final String V = "?api-version=2023-07-01";
  private static final String PLACE = "{\"location\":\"westeurope\"}";
  private static final String RSA = "{\"properties\":{\"kty\":\"RSA\",\"keySize\":2048}}";

  private final TestTenant tenant;

  public Estate(TestTenant tenant) {
    this.tenant = tenant;
  }

  public void build() {
    tenant.group();
    tenant.put(SUBSCRIPTION + "/resourcegroups/rg-other", PLACE);
    tenant.put(identityId("good") + V, PLACE);
    tenant.put(identityId("bare") + V, PLACE);
    vault("kv-good", "\"enableRbacAuthorization\":true,\"enablePurgeProtection\":true");
    vault("kv-policy", "\"enablePurgeProtection\":true");
    vault("kv-open", "\"enableRbacAuthorization\":true");
    vault("kv-gone", "\"enableRbacAuthorization\":true");
    tenant.call("DELETE", vaultId("kv-gone") + V, "");
    tenant.put(vaultId("kv-policy") + "/accessPolicies/add" + V, policy());
    tenant.put(ASSIGNMENT, grant(identityId("good")));
    keys();
    tenant.put(TestTenant.account("cmk"), "{\"location\":\"westeurope\",\"kind\":\"OpenAI\"}");
  }

  private void vault(String name, String properties) {
    tenant.put(
        vaultId(name) + V, "{\"location\":\"westeurope\",\"properties\":{" + properties + "}}");
  }

  private void keys() {
    tenant.put(vaultId("kv-good") + "/keys/cmk" + V, RSA);
    tenant.put(vaultId("kv-policy") + "/keys/cmk" + V, RSA);
    tenant.put(vaultId("kv-open") + "/keys/cmk" + V, RSA);
    tenant.put(vaultId("kv-good") + "/keys/curve" + V, "{\"properties\":{\"kty\":\"EC\"}}");
    tenant.put(vaultId("kv-good") + "/keys/off" + V, attributes("\"enabled\":false"));
    tenant.put(vaultId("kv-good") + "/keys/old" + V, attributes("\"exp\":1600000000"));
    tenant.put(vaultId("kv-good") + "/keys/early" + V, attributes("\"nbf\":4000000000"));
  }

  private static String attributes(String attributes) {
    return "{\"properties\":{\"kty\":\"RSA\",\"attributes\":{" + attributes + "}}}";
  }

  /** A grant of the role that a service needs, for the principal of an identity. */
  public static String grant(String identity) {
    return "{\"properties\":{\"principalId\":\""
        + Identities.derived("principal", identity)
        + "\",\"roleDefinitionId\":\""
        + SUBSCRIPTION
        + "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6\"}}";
  }

  private static String policy() {
    return "{\"properties\":{\"accessPolicies\":[{\"objectId\":\""
        + Identities.derived("principal", identityId("good"))
        + "\",\"permissions\":{\"keys\":[\"Get\",\"WrapKey\",\"UnwrapKey\"]}}]}}";
  }

  static String clientId(String identity) {
    return Identities.derived("client", identityId(identity));
  }

  /** An identity block with both user identities attached. */
  static String identity(String type) {
    return "\"identity\":{\"type\":\""
        + type
        + "\",\"userAssignedIdentities\":{\""
        + identityId("good")
        + "\":{},\""
        + identityId("bare")
        + "\":{}}}";
  }

  static String resource(String type, String name) {
    return GROUP + "/providers/" + type + "/" + name;
  }
}
