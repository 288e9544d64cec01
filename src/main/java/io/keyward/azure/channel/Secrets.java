package io.keyward.azure.channel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a secret of a setting is shown to the other side. */
final class Secrets {
  private Secrets() {}

  /** {@code user:word} as Basic, anything else as a bearer token. */
  static String authorization(String secret) {
    return secret.indexOf(':') >= 0
        ? "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))
        : "Bearer " + secret;
  }
}
