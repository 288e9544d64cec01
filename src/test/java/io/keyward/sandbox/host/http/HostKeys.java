package io.keyward.sandbox.host.http;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/** The keys that functions of a closed level ask for; without a key nobody passes. */
public record HostKeys(Optional<String> function, Optional<String> master) {

  public static HostKeys from(Map<String, String> settings) {
    return new HostKeys(
        Optional.ofNullable(settings.get("FUNCTION_KEY")),
        Optional.ofNullable(settings.get("MASTER_KEY")));
  }

  public void check(AuthorizationLevel level, Call call) throws Refusal {
    if (level == AuthorizationLevel.ANONYMOUS) {
      return;
    }
    String given = call.header("x-functions-key").or(() -> call.parameter("code")).orElse("");
    boolean opens =
        same(master, given) || (level == AuthorizationLevel.FUNCTION && same(function, given));
    if (!opens) {
      throw new Refusal(401, "This function needs a key.");
    }
  }

  private static boolean same(Optional<String> key, String given) {
    return key.isPresent()
        && MessageDigest.isEqual(
            key.get().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
