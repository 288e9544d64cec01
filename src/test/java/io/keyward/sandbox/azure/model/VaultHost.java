package io.keyward.sandbox.azure.model;

import io.keyward.sandbox.azure.provider.KeyVaultProvider;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The host name of a vault or managed HSM, in this sandbox or in one of the clouds. */
public record VaultHost(String name, String suffix, boolean managedHsm) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([a-z0-9-]+)\\.((vault|managedhsm)\\.(?:localhost|azure\\.net|azure\\.cn|usgovcloudapi\\.net))"
              + "(?::\\d+)?");

  public static Optional<VaultHost> parse(String host) {
    Matcher matcher = SHAPE.matcher(host.toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(
            new VaultHost(
                matcher.group(1), matcher.group(2), matcher.group(3).equals("managedhsm")))
        : Optional.empty();
  }

  /** The host in a vault's address. */
  public static Optional<VaultHost> ofUri(String uri) {
    try {
      String authority = URI.create(uri.strip()).getAuthority();
      return authority == null ? Optional.empty() : parse(authority);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What a token for this service is issued for. */
  public String resource() {
    return "https://" + suffix;
  }

  String type() {
    return managedHsm ? KeyVaultProvider.HSM : KeyVaultProvider.VAULT;
  }

  /** The vault or HSM of that name. */
  public Optional<Document> find(Documents documents) {
    Stream<Document> candidates = documents.ofType(Documents.Shelf.LIVE, type());
    return candidates.filter(document -> document.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The address a vault or HSM gives as its own, with a slash at the end. */
  public static String uri(Document vault) {
    String vaultUri = Json.text(vault.body(), "properties.vaultUri");
    String uri = vaultUri.isEmpty() ? Json.text(vault.body(), "properties.hsmUri") : vaultUri;
    return uri.endsWith("/") ? uri : uri + "/";
  }
}
