package io.keyward.inventory.parse;

import io.keyward.inventory.Body;
import io.keyward.inventory.fact.Encryption;
import java.util.List;

/**
 * What it means that a body says nothing of its key: the platform's key, unless the body is a whole
 * answer of an api-version that could not have said it.
 */
final class Silence {
  private Silence() {}

  /**
   * Unknown for an answer that carries what only the service writes and yet nothing as new as the
   * key's property; platform for all others, as a missing property is the default.
   *
   * @param since the property itself, whose null says that it is known, and what came with or after
   *     it
   * @param answered a property that every answer of the service carries
   */
  static Encryption of(Body body, String evidence, List<String> since, String answered) {
    boolean isOldAnswer =
        !isDeclaration(body)
            && !body.at("properties", answered).isEmpty()
            && body.members("properties").keySet().stream().noneMatch(n -> in(since, n));
    return isOldAnswer
        ? new Encryption.Unknown(evidence + ", and an older api-version would not show it")
        : new Encryption.Platform(evidence);
  }

  /** A template's resource names its api-version, as does our own read; silence is the default. */
  static boolean isDeclaration(Body body) {
    return !body.text("apiVersion").isEmpty();
  }

  private static boolean in(List<String> names, String name) {
    return names.stream().anyMatch(name.strip()::equalsIgnoreCase);
  }
}
