package io.keyward.sandbox.azure.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A key as a resource names it.
 *
 * @param version empty when the resource follows the latest version
 */
public record KeyReference(String vaultUri, String name, String version) {

  /** Reads the address of a key: {@code https://HOST/keys/NAME[/VERSION]}. */
  public static Optional<KeyReference> parse(String url) {
    try {
      URI uri = URI.create(url);
      String path = uri.getPath() == null ? "" : uri.getPath();
      List<String> parts = List.of(path.split("/", -1));
      boolean key = parts.size() >= 3 && parts.get(1).equals("keys") && uri.getHost() != null;
      return key
          ? Optional.of(
              new KeyReference(
                  "https://" + uri.getAuthority() + "/",
                  parts.get(2),
                  parts.size() > 3 ? parts.get(3) : ""))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean isComplete() {
    return !vaultUri.isEmpty() && !name.isEmpty();
  }

  public boolean isSameVault(KeyReference other) {
    return VaultHost.ofUri(vaultUri).equals(VaultHost.ofUri(other.vaultUri));
  }
}
