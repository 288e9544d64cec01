package io.keyward.remediation;

import io.keyward.inventory.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays a change over the body of a resource that Azure takes as a whole only: what the change does
 * not name stays, be it known here or not; what Azure alone writes is left out.
 */
final class Whole {
  /** What is read-only in the specifications of Health Bot and Bot Service (read 2026-11-22). */
  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "name",
          "type",
          "etag",
          "systemData",
          "identity.principalId",
          "identity.tenantId",
          "properties.accessControlMethod",
          "properties.botManagementPortalLink",
          "properties.cmekEncryptionStatus",
          "properties.configuredChannels",
          "properties.enabledChannels",
          "properties.endpointVersion",
          "properties.isDeveloperAppInsightsApiKeySet",
          "properties.migrationToken",
          "properties.networkSecurityPerimeterConfigurations",
          "properties.privateEndpointConnections",
          "properties.provisioningState");

  private static final String IDENTITIES = "identity.userAssignedIdentities";

  private Whole() {}

  static Map<String, @Nullable Object> of(Body read, Map<String, @Nullable Object> change) {
    return laid(written(read.object(), ""), change);
  }

  private static Map<String, @Nullable Object> written(Map<?, ?> members, String above) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          String path = above + name;
          if (!READ_ONLY.contains(path)) {
            kept.put(String.valueOf(name), written(path, value));
          }
        });
    return kept;
  }

  /** Of an identity that is attached only its id is written. */
  private static @Nullable Object written(String path, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      return value;
    }
    if (!path.equals(IDENTITIES)) {
      return written(members, path + ".");
    }
    Map<String, @Nullable Object> attached = new LinkedHashMap<>();
    members.keySet().forEach(id -> attached.put(String.valueOf(id), Map.of()));
    return attached;
  }

  private static Map<String, @Nullable Object> laid(
      Map<String, @Nullable Object> below, Map<?, ?> above) {
    above.forEach(
        (name, value) -> {
          String key = String.valueOf(name);
          boolean both = below.get(key) instanceof Map<?, ?> && value instanceof Map<?, ?>;
          below.put(key, both ? together(below.get(key), value) : value);
        });
    return below;
  }

  private static Map<String, @Nullable Object> together(
      @Nullable Object below, @Nullable Object above) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    laid(copy, below instanceof Map<?, ?> map ? map : Map.of());
    return laid(copy, above instanceof Map<?, ?> map ? map : Map.of());
  }
}
