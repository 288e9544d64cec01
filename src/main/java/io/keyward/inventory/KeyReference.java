package io.keyward.inventory;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The key a resource names, as far as it names it; every part may be "".
 *
 * @param vaultUri scheme and host of the vault or managed HSM, as written
 * @param vaultId ARM id of the vault, where the resource says it (Machine Learning)
 * @param name the key's name
 * @param version the pinned version; "" follows the latest one
 */
public record KeyReference(String vaultUri, String vaultId, String name, String version) {
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?i)(https?://[^/\\s]+)(?:/+keys(?:/+([^/\\s]+)(?:/+([^/\\s]+))?)?)?/*");
  private static final String HTTPS_PORT = ":443";

  private static final Pattern HSM_HOST =
      Pattern.compile(
          "(?i)https?://[^/]+\\.managedhsm\\."
              + "(azure\\.net|azure\\.cn|usgovcloudapi\\.net|microsoftazure\\.de|localhost)(:\\d+)?/*");

  /** A key whose vault is known by URI alone. */
  public static KeyReference of(String vaultUri, String name, String version) {
    return new KeyReference(vaultUri, "", name, version);
  }

  /**
   * A key named in parts, as most services do it; a full identifier in place of the vault's URI
   * gives the parts that are not there. One of another key is kept as it is, so that no vault is
   * found by it.
   */
  public static KeyReference ofParts(String vaultUri, String name, String version) {
    KeyReference whole = parse(vaultUri);
    boolean torn = !name.isEmpty() && !name.equalsIgnoreCase(whole.name());
    return whole.name().isEmpty() || torn
        ? of(vaultUri, name, version)
        : of(
            whole.vaultUri(),
            name.isEmpty() ? whole.name() : name,
            version.isEmpty() ? whole.version() : version);
  }

  /**
   * Reads a key identifier {@code https://HOST/keys/NAME[/VERSION]} of any cloud, vault or managed
   * HSM; a text of another shape is kept as the vault URI so that it is shown and never guessed at.
   */
  public static KeyReference parse(String identifier) {
    Matcher match = IDENTIFIER.matcher(identifier.strip());
    return match.matches()
        ? of(match.group(1), part(match, 2), part(match, 3))
        : of(identifier.strip(), "", "");
  }

  private static String part(Matcher match, int group) {
    String text = match.group(group);
    return text == null ? "" : text;
  }

  /** The same key with the vault's ARM id. */
  public KeyReference in(String vaultArmId) {
    return new KeyReference(vaultUri, vaultArmId, name, version);
  }

  /** Whether it names a vault and a key, so that the chain can be followed. */
  public boolean isComplete() {
    return !vaultUri.isEmpty() && !name.isEmpty();
  }

  /** Whether it follows the latest version. */
  public boolean followsLatest() {
    return version.isEmpty();
  }

  /** Whether its vault, its name or its version is an expression that a deployment works out. */
  public boolean isUnclear() {
    return Stream.of(vaultUri, name, version).anyMatch(Body::isExpression);
  }

  /** Whether nobody can tell yet if it names a version. */
  public boolean isVersionUnclear() {
    boolean whole = name.isEmpty() || name.equals(vaultUri);
    return Body.isExpression(version) || (whole && Body.isExpression(vaultUri));
  }

  /** Whether both name the same key, whatever the version. */
  public boolean isSameKey(KeyReference other) {
    return isComplete()
        && vaultKey().equals(other.vaultKey())
        && name.equalsIgnoreCase(other.name());
  }

  /** The first label of the host, which is the vault's name; "" for no host. */
  public String vaultName() {
    String host = vaultKey().replaceFirst("^https?://", "");
    int end = host.indexOf('.');
    return end < 0 ? host : host.substring(0, end);
  }

  /** Whether the host is one of a managed HSM. */
  public boolean inManagedHsm() {
    return HSM_HOST.matcher(vaultUri).matches();
  }

  /**
   * The vault URI in the form to compare: lower case, without trailing slashes and the port of
   * HTTPS.
   */
  public String vaultKey() {
    String lower = vaultUri.toLowerCase(Locale.ROOT);
    int end = lower.length();
    while (end > 0 && lower.charAt(end - 1) == '/') {
      end--;
    }
    String bare = lower.substring(0, end);
    return bare.endsWith(HTTPS_PORT) && bare.matches("https://[^/:]+" + HTTPS_PORT)
        ? bare.substring(0, end - HTTPS_PORT.length())
        : bare;
  }

  /** The host, lower case and without a port; "" for what is no address. */
  public String host() {
    String key = vaultKey();
    return key.matches("https?://[^/?#@\\s]+")
        ? key.replaceFirst("^https?://", "").replaceFirst(":[0-9]*$", "")
        : "";
  }
}
