package io.keyward.compliance.policy;

import io.keyward.inventory.ResourceId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vault or managed HSM as the policy names it: by ARM id or by URI.
 *
 * <p>Where only the other of the two is known of a vault, the name decides: it is the first part of
 * the host, and unique within a cloud for vaults and for managed HSMs each (Key Vault
 * documentation, read 2026-11-21).
 *
 * @param id the ARM id in lower case, "" for one named by URI
 * @param host the host in lower case, "" for one named by ARM id
 */
public record VaultName(String id, String host) {
  private static final Pattern URI = Pattern.compile("(?i)https://([a-z0-9.-]+)(?::\\d{1,5})?/?");
  private static final Pattern HOST = Pattern.compile("([a-z0-9-]+)\\.(vault|managedhsm)\\..+");
  private static final String VAULTS = "microsoft.keyvault/vaults";
  private static final String HSMS = "microsoft.keyvault/managedhsms";

  static VaultName of(String text) {
    Matcher uri = URI.matcher(text.strip());
    return uri.matches()
        ? new VaultName("", uri.group(1).toLowerCase(Locale.ROOT))
        : new VaultName(idOf(text), "");
  }

  /** Whether a text names a vault or managed HSM at all. */
  public static boolean isOne(String text) {
    return !of(text).equals(new VaultName("", ""));
  }

  private static String idOf(String text) {
    return ResourceId.parse(text)
        .filter(id -> id.type().equalsIgnoreCase(VAULTS) || id.type().equalsIgnoreCase(HSMS))
        .map(ResourceId::key)
        .orElse("");
  }

  boolean names(String vaultUri, String vaultId) {
    String knownHost = of(vaultUri).host();
    String knownId = idOf(vaultId);
    if (!id.isEmpty()) {
      return knownId.isEmpty() ? isSame(id, knownHost) : id.equals(knownId);
    }
    return knownHost.isEmpty() ? isSame(knownId, host) : host.equals(knownHost);
  }

  private static boolean isSame(String id, String host) {
    Matcher parts = HOST.matcher(host);
    Optional<ResourceId> known = ResourceId.parse(id);
    if (!parts.matches() || known.isEmpty()) {
      return false;
    }
    boolean isHsm = known.get().type().equalsIgnoreCase(HSMS);
    return known.get().name().equalsIgnoreCase(parts.group(1))
        && isHsm == parts.group(2).equals("managedhsm");
  }
}
