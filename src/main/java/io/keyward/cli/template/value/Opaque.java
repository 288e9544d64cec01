package io.keyward.cli.template.value;

import io.keyward.inventory.Sha256;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Made-up texts in braces for what only Azure can say: the same question gives the same text, so
 * that ids agree, and two different ones are never called equal or unequal.
 */
public final class Opaque {
  static final String SUBSCRIPTION = "{subscription}";
  static final String RESOURCE_GROUP = "{resourceGroup}";
  public static final String TENANT = "{tenant}";

  private static final Pattern ANY = Pattern.compile("\\{\\p{Alpha}");
  private static final Pattern MEASURED = Pattern.compile("\\{x[0-9a-f]*}");
  private static final String SECURE = "{secure ";
  private static final int UNIQUE_STRING = 13;
  private static final int GUID = 36;
  private static final int SHORTEST = 4;

  private Opaque() {}

  public static boolean in(String text) {
    return ANY.matcher(text).find();
  }

  /** A secret may be empty, which nothing shows. */
  public static boolean mayBeEmpty(String text) {
    return text.contains(SECURE);
  }

  public static String secure(String parameter) {
    return SECURE + parameter + "}";
  }

  public static String principalOf(String id) {
    return "{principal of " + id + "}";
  }

  public static String clientOf(String id) {
    return "{client of " + id + "}";
  }

  /** The version that a key has once it is made. */
  public static String versionOf(String key) {
    return "{version-of-" + key + "}";
  }

  /** As long as what Azure's uniqueString gives. */
  public static String uniqueString(String seed) {
    return measured(seed, UNIQUE_STRING);
  }

  /** As long as a GUID. */
  public static String guid(String seed) {
    return measured("guid " + seed, GUID);
  }

  private static String measured(String seed, int length) {
    return "{x" + hash(seed).substring(0, length - 3) + "}";
  }

  /** Part of a text that holds made-up parts; empty where their true length is not known. */
  public static Optional<String> part(String text, int start, int end) {
    String rest = MEASURED.matcher(text).replaceAll("");
    if (in(rest)) {
      return Optional.empty();
    }
    if (!cuts(text, start) && !cuts(text, end)) {
      return Optional.of(text.substring(start, end));
    }
    return end - start < SHORTEST
        ? Optional.empty()
        : Optional.of(measured(text + ' ' + start, end - start));
  }

  private static boolean cuts(String text, int place) {
    Matcher made = MEASURED.matcher(text);
    while (made.find()) {
      if (made.start() < place && place < made.end()) {
        return true;
      }
    }
    return false;
  }

  private static String hash(String seed) {
    return Sha256.hex(seed);
  }
}
