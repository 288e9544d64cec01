package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the kind of a body: by its type, by its id, or by properties that only one type has. */
final class Recognition {
  private static final String DELETED_ACCOUNT =
      "Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts";

  private record Shape(ResourceKind kind, Predicate<Body> fits) {}

  /**
   * Machine-written examples carry "string" or another word for their type; each shape is a set of
   * properties that no other known type has (REST specifications, read 2026-11-21).
   */
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(ResourceKind.ML_REGISTRY, has("regionDetails").or(has("mlFlowRegistryUri"))),
          new Shape(ResourceKind.ML_WORKSPACE, has("keyVault").and(has("storageAccount"))),
          new Shape(
              ResourceKind.SEARCH_SERVICE,
              has("replicaCount").and(has("partitionCount")).or(has("encryptionWithCmk"))),
          new Shape(ResourceKind.BOT_SERVICE, has("msaAppId").and(has("endpoint"))),
          new Shape(ResourceKind.HEALTH_BOT, has("botManagementPortalLink")),
          new Shape(
              ResourceKind.VIDEO_INDEXER,
              has("accountId").and(has("mediaServices").or(has("storageServices")))),
          new Shape(
              ResourceKind.COGNITIVE_ACCOUNT,
              has("endpoint").and(has("callRateLimit").or(has("internalId")))),
          new Shape(ResourceKind.STORAGE_ACCOUNT, has("primaryEndpoints").and(has("creationTime"))),
          new Shape(ResourceKind.CONTAINER_REGISTRY, has("loginServer")),
          new Shape(ResourceKind.COSMOS_ACCOUNT, has("documentEndpoint")),
          new Shape(ResourceKind.KEY_VAULT, has("vaultUri").and(has("tenantId"))),
          new Shape(ResourceKind.MANAGED_HSM, has("hsmUri")),
          new Shape(ResourceKind.KEY, has("keyUri").and(has("kty"))),
          new Shape(ResourceKind.ROLE_DEFINITION, has("roleName").and(has("permissions"))),
          new Shape(ResourceKind.SERVICE_PRINCIPAL, has("appId").and(has("servicePrincipalType"))),
          new Shape(ResourceKind.ROLE_ASSIGNMENT, has("roleDefinitionId").and(has("principalId"))),
          new Shape(
              ResourceKind.MANAGED_IDENTITY,
              has("clientId").and(has("principalId")).and(has("tenantId"))));

  private Recognition() {}

  static Optional<ResourceKind> kind(Body body) {
    if (isOfAnotherType(body.text("type"))) {
      return Optional.empty();
    }
    return ResourceKind.ofType(body.text("type"))
        .or(() -> byId(body.text("id")))
        .or(() -> keyBundle(body))
        .or(() -> byShape(body.at("properties")))
        .or(() -> byShape(body));
  }

  /** Whoever names a full type of Azure means it, however alike its properties are. */
  private static boolean isOfAnotherType(String type) {
    return type.matches("[A-Za-z]+(\\.[A-Za-z]+)+/[A-Za-z/]+")
        && !type.equalsIgnoreCase(DELETED_ACCOUNT)
        && ResourceKind.ofType(type).isEmpty();
  }

  /** A key as the vault itself shows it: its identifier is inside {@code key}. */
  private static Optional<ResourceKind> keyBundle(Body body) {
    KeyReference key = KeyReference.parse(body.text("key", "kid"));
    if (key.name().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(key.inManagedHsm() ? ResourceKind.HSM_KEY : ResourceKind.KEY);
  }

  /**
   * The body as ARM nests it: command-line tools of Azure show some types without {@code
   * properties}, their members beside id and name.
   */
  static Body enveloped(ResourceKind kind, Map<String, ?> json) {
    Body body = Body.of(json);
    boolean flat =
        body.at("properties").isEmpty()
            && SHAPES.stream().anyMatch(s -> s.kind() == kind && s.fits().test(body));
    if (!flat) {
      return body;
    }
    Map<String, @Nullable Object> nested = new LinkedHashMap<>(json);
    nested.put("properties", json);
    return Body.of(nested);
  }

  private static Optional<ResourceKind> byId(String id) {
    String types = withoutNames(id);
    if (types.equalsIgnoreCase(DELETED_ACCOUNT)) {
      return Optional.of(ResourceKind.COGNITIVE_ACCOUNT);
    }
    return Arrays.stream(ResourceKind.values())
        .filter(kind -> types.equalsIgnoreCase(kind.type()))
        .max(Comparator.comparingInt(kind -> kind.type().length()));
  }

  /** The type in an id that need not be a valid one: "NS/a/NAME/b/NAME" becomes "NS/a/b". */
  private static String withoutNames(String id) {
    int last = id.toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
    String[] parts = last < 0 ? new String[0] : id.substring(last + 11).split("/", -1);
    StringBuilder type = new StringBuilder(parts.length == 0 ? "" : parts[0]);
    for (int i = 1; i < parts.length; i += 2) {
      type.append('/').append(parts[i]);
    }
    return type.toString();
  }

  private static Optional<ResourceKind> byShape(Body properties) {
    return SHAPES.stream()
        .filter(shape -> shape.fits().test(properties))
        .map(Shape::kind)
        .findFirst();
  }

  private static Predicate<Body> has(String property) {
    return properties -> !properties.at(property).isEmpty();
  }
}
