package io.keyward.compliance;

import io.keyward.inventory.fact.Resource;

/**
 * What an outcome rests on.
 *
 * @param fact one line, such as {@code properties.enablePurgeProtection is missing}
 * @param read which read told it, "" where it was given by hand
 * @param at ISO 8601 moment of that read, "" where a file told it
 */
public record Evidence(String fact, String read, String at) {

  /** A fact that the body of a resource tells. */
  public static Evidence of(Resource resource, String fact) {
    return new Evidence(fact, resource.origin().read(), resource.origin().at());
  }

  /** In one line, with its source where there is one. */
  public String line() {
    String source = at.isEmpty() ? read : read + ", " + at;
    return source.isEmpty() ? fact : fact + " (" + source + ")";
  }

  /** The same, however old. */
  Evidence timeless() {
    return new Evidence(fact, read, "");
  }
}
