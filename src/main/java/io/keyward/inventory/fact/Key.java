package io.keyward.inventory.fact;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Moment;
import io.keyward.inventory.Setting;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key, or one version of it, as ARM or the vault itself shows it.
 *
 * <p>Paths: REST specification 2026-02-01 and data plane 7.4 (read 2026-11-21); moments are epoch
 * seconds there, and ISO 8601 in what the command line of Azure prints.
 *
 * @param reference its identifier; the version is the one that is shown
 * @param isVersion whether it was read as that version, not as the key's latest
 * @param deleted whether it is deleted and can still be recovered
 * @param bits RSA size, 0 where not told
 * @param operations permitted operations; empty where not told
 * @param purgedOn when what is left of a deleted key is destroyed; missing where not told
 * @param recoveryLevel such as Recoverable+Purgeable, "" where not told
 */
public record Key(
    KeyReference reference,
    boolean isVersion,
    boolean deleted,
    String type,
    int bits,
    List<String> operations,
    Setting enabled,
    Lookup<Instant> notBefore,
    Lookup<Instant> expires,
    Lookup<Instant> created,
    Lookup<Instant> purgedOn,
    String recoveryLevel,
    RotationPolicy rotation)
    implements Facts {

  /** What the vault shows of deleted keys alone. */
  private static final List<String> DELETED =
      List.of("deletedDate", "recoveryId", "scheduledPurgeDate");

  /** Copies the list. */
  public Key {
    operations = List.copyOf(operations);
  }

  /** As ARM shows it. */
  public static Key ofArm(Body body) {
    Body properties = body.at("properties");
    Body attributes = properties.at("attributes");
    boolean version = body.text("type").toLowerCase(Locale.ROOT).endsWith("/versions");
    return new Key(
        reference(body, properties),
        version,
        false,
        properties.isUnclear("kty") ? "" : properties.text("kty"),
        number(properties.text("keySize")),
        plain(properties.texts("keyOps")),
        isUnread(attributes) ? Setting.UNCLEAR : Setting.of(attributes, "enabled"),
        Moment.of(attributes, "nbf"),
        Moment.of(attributes, "exp"),
        Moment.of(attributes, "created"),
        new Lookup.Missing<>(),
        attributes.text("recoveryLevel"),
        RotationPolicy.of(properties.at("rotationPolicy")));
  }

  /** As the vault itself shows it, or the command line of Azure. */
  public static Key ofBundle(Body body) {
    Body key = body.at("key");
    Body attributes = body.at("attributes");
    List<String> operations = key.texts("key_ops");
    return new Key(
        KeyReference.parse(key.text("kid")),
        false,
        DELETED.stream().anyMatch(name -> !body.at(name).isEmpty()),
        key.text("kty"),
        bitsOf(key.text("n")),
        operations.isEmpty() ? key.texts("keyOps") : operations,
        Setting.of(attributes, "enabled"),
        Moment.of(attributes, attributes.at("nbf").isEmpty() ? "notBefore" : "nbf"),
        Moment.of(attributes, attributes.at("exp").isEmpty() ? "expires" : "exp"),
        Moment.of(attributes, "created"),
        Moment.of(body, "scheduledPurgeDate"),
        attributes.text("recoveryLevel"),
        RotationPolicy.of(body.at("rotationPolicy")));
  }

  /** Whether its two addresses, with and without the version, are those of two keys. */
  public static boolean isTorn(Body properties) {
    KeyReference bare = KeyReference.parse(properties.text("keyUri"));
    KeyReference versioned = KeyReference.parse(properties.text("keyUriWithVersion"));
    return !bare.name().isEmpty() && !versioned.name().isEmpty() && !bare.isSameKey(versioned);
  }

  /** An operation that only a deployment can tell may be any. */
  private static List<String> plain(List<String> operations) {
    return operations.stream().anyMatch(Body::isExpression) ? List.of() : operations;
  }

  /**
   * Whether both cannot be true of one version of a key, in whatever form they are shown; what one
   * of them does not tell contradicts nothing.
   */
  public boolean contradicts(Key other) {
    return deleted != other.deleted
        || (enabled == Setting.OFF) != (other.enabled == Setting.OFF)
        || (enabled == Setting.UNCLEAR) != (other.enabled == Setting.UNCLEAR)
        || !notBefore.equals(other.notBefore)
        || !expires.equals(other.expires)
        || differ(type.toLowerCase(Locale.ROOT), other.type.toLowerCase(Locale.ROOT), "")
        || differ(bits, other.bits, 0)
        || differ(lower(operations), lower(other.operations), Set.of());
  }

  private static <T> boolean differ(T one, T other, T untold) {
    return !one.equals(untold) && !other.equals(untold) && !one.equals(other);
  }

  private static Set<String> lower(List<String> words) {
    return words.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** A declaration names no identifier; then its vault and name are all there is. */
  private static KeyReference reference(Body body, Body properties) {
    String shown = properties.given("keyUriWithVersion").orElseGet(() -> properties.text("keyUri"));
    KeyReference reference = KeyReference.parse(shown);
    if (!reference.name().isEmpty()) {
      return reference;
    }
    String name = body.text("name");
    return KeyReference.of("", name.substring(name.lastIndexOf('/') + 1), "");
  }

  /** A template's expression in place of the attributes. */
  private static boolean isUnread(Body attributes) {
    return !attributes.isEmpty() && !attributes.isObject();
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}(\\.0)?") ? (int) Double.parseDouble(text) : 0;
  }

  /** The modulus in base64url; its length is the size of the key. */
  private static int bitsOf(String modulus) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(modulus.replace("=", ""));
      int leading = bytes.length > 0 && bytes[0] == 0 ? 1 : 0;
      return (bytes.length - leading) * 8;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
