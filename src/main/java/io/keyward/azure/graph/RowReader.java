package io.keyward.azure.graph;

import io.keyward.inventory.Origin;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resources as rows of Resource Graph show them: lower-case types, null where there is nothing.
 *
 * <p>Resource Graph reads with the newest api-version that is no preview (Microsoft Learn, read
 * 2026-11-21), and which one that is no row tells. So a row is not always the last word.
 */
final class RowReader {
  private RowReader() {}

  /** The resource in a row; empty where it has no id or no type that Keyward knows. */
  static Optional<Resource> read(Map<String, @Nullable Object> row, Origin origin) {
    Optional<ResourceId> id =
        row.get("id") instanceof String text ? ResourceId.parse(text) : Optional.empty();
    Optional<ResourceKind> kind = id.flatMap(it -> ResourceKind.ofType(it.type()));
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> body = new HashMap<>(row);
    body.put("type", kind.get().type());
    body.remove("apiVersion");
    return ResourceParser.parse(body)
        .filter(it -> it.kind() == kind.get())
        .map(it -> it.from(origin));
  }

  /**
   * Whether the row leaves open what a read of the resource itself would tell: a key that only a
   * newer or a preview version shows.
   */
  static boolean isSilent(Resource resource) {
    Encryption encryption = resource.encryption();
    return encryption instanceof Encryption.Unknown
        || isSearchWithoutOwnKey(resource)
        || isWorkspaceOfUnknownSide(resource)
        || isKeySideWithoutFacts(resource);
  }

  /** A service-level key is shown by preview versions alone. */
  private static boolean isSearchWithoutOwnKey(Resource resource) {
    return resource.kind() == ResourceKind.SEARCH_SERVICE
        && !(resource.encryption() instanceof Encryption.Customer)
        && !(resource.encryption() instanceof Encryption.Unsupported);
  }

  /** Who opens a workspace's key hangs on a switch that came in 2025. */
  private static boolean isWorkspaceOfUnknownSide(Resource resource) {
    return resource.encryption() instanceof Encryption.Customer
        && resource.facts() instanceof Facts.Workspace workspace
        && workspace.serviceSide() == Setting.UNSAID;
  }

  private static boolean isKeySideWithoutFacts(Resource resource) {
    boolean expected =
        resource.kind() == ResourceKind.KEY_VAULT || resource.kind() == ResourceKind.MANAGED_HSM;
    return expected && resource.facts() instanceof Facts.None;
  }
}
