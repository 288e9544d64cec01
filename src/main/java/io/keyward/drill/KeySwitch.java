package io.keyward.drill;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import java.util.Map;

/**
 * Key Vault's own calls about one version of a key: data plane 7.4, read 2026-11-21. A version is
 * disabled or enabled, and nothing here can delete one.
 */
public final class KeySwitch {
  private static final String VERSION = "?api-version=7.4";

  private KeySwitch() {}

  /** What a version reads as. */
  public enum Position {
    ENABLED,
    DISABLED,
    /** There is no such version. */
    MISSING,
    /** It cannot be told. */
    UNKNOWN
  }

  /** The call that enables a version or disables it. */
  public static Change change(String keyUri, String version, boolean enabled) {
    return new Change(
        Plane.KEY_VAULT,
        Change.Verb.PATCH,
        url(keyUri, version),
        Map.of("attributes", Map.of("enabled", enabled)));
  }

  /** Where a version is read. */
  public static String url(String keyUri, String version) {
    return keyUri + "/" + version + VERSION;
  }

  /** Where the versions are listed. */
  public static String list(String keyUri) {
    return keyUri + "/versions" + VERSION;
  }

  /** What a read of a version, or its item in a list, tells. */
  public static Position in(Lookup<Body> read) {
    return read.fold(
        body -> {
          boolean off = body.isFalse("attributes", "enabled");
          boolean on = body.isTrue("attributes", "enabled");
          return off ? Position.DISABLED : on ? Position.ENABLED : Position.UNKNOWN;
        },
        missing -> Position.MISSING,
        reason -> Position.UNKNOWN);
  }
}
