package io.keyward.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of ARM as the simulated tenants of the benchmarks are filled with. */
final class ArmBody {
  private ArmBody() {}

  /** A vault that every rule is content with. */
  static Map<String, Object> vault(String id, String uri) {
    return of(
        id,
        Map.of(),
        Map.of(
            "vaultUri",
            uri,
            "tenantId",
            House.TENANT,
            "sku",
            Map.of("family", "A", "name", "premium"),
            "enableSoftDelete",
            true,
            "enablePurgeProtection",
            true,
            "enableRbacAuthorization",
            true,
            "publicNetworkAccess",
            "Enabled"));
  }

  static Map<String, Object> key(String id, boolean enabled) {
    return of(
        id,
        Map.of(),
        Map.of("kty", "RSA", "keySize", 3072, "attributes", Map.of("enabled", enabled)));
  }

  static Map<String, Object> of(String id, Map<String, String> tags, Map<String, ?> properties) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("name", id.substring(id.lastIndexOf('/') + 1));
    body.put("location", "westeurope");
    body.put("tags", tags);
    body.put("properties", properties);
    return body;
  }
}
