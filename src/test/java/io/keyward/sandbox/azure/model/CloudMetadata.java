package io.keyward.sandbox.azure.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What ARM says about its cloud, in the older form of one object and the newer of a list. */
public final class CloudMetadata {
  static final String AUDIENCE = "https://management.azure.com/";

  private CloudMetadata() {}

  public static Reply reply(Call call) {
    ObjectNode cloud = cloud(call);
    if (call.apiVersion().compareTo("2019-05-01") < 0) {
      return Reply.ok(cloud);
    }
    ArrayNode clouds = JsonNodeFactory.instance.arrayNode().add(cloud);
    return Reply.of(200, clouds);
  }

  private static ObjectNode cloud(Call call) {
    String origin = call.origin();
    String port = origin.contains("localhost:") ? origin.substring(origin.lastIndexOf(':')) : "";
    ObjectNode cloud =
        Json.object()
            .put("name", "keyward-sandbox")
            .put("portal", origin + "/")
            .put("resourceManager", origin + "/")
            .put("galleryEndpoint", origin + "/")
            .put("graphEndpoint", origin + "/graph/")
            .put("graph", origin + "/graph/")
            .put("graphAudience", origin + "/graph/")
            .put("microsoftGraphResourceId", origin + "/graph/")
            .put("portalEndpoint", origin + "/");
    ObjectNode authentication = cloud.putObject("authentication");
    authentication.put("loginEndpoint", origin + "/adfs").put("tenant", Tenant.ID);
    authentication.put("identityProvider", "ADFS").putArray("audiences").add(AUDIENCE);
    cloud
        .putObject("suffixes")
        .put("keyVaultDns", "vault.localhost" + port)
        .put("mhsmDns", "managedhsm.localhost" + port)
        .put("storage", "core.localhost");
    return cloud;
  }
}
