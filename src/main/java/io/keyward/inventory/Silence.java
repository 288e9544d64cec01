package io.keyward.inventory;

import java.util.List;

/**
 * What it means that a body says nothing of its key: the platform's key where the body could have
 * said more, else nothing at all.
 */
final class Silence {
  private Silence() {}

  /**
   * Platform where the body is a declaration or shows a property no older than the key's.
   *
   * @param since properties that came with or after the one that is missing
   */
  static Encryption of(Body body, String evidence, List<String> since) {
    Body properties = body.at("properties");
    boolean couldSay =
        isDeclaration(body) || properties.members().keySet().stream().anyMatch(n -> in(since, n));
    return couldSay
        ? new Encryption.Platform(evidence)
        : new Encryption.Unknown(evidence + ", and an older api-version would not show it");
  }

  /** Only a template's resource names its api-version; there, silence is the default. */
  static boolean isDeclaration(Body body) {
    return !body.text("apiVersion").isEmpty();
  }

  private static boolean in(List<String> names, String name) {
    return names.stream().anyMatch(name.strip()::equalsIgnoreCase);
  }
}
