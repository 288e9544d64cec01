package io.keyward.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;

/** Identifiers of keys and of resources: what is read of them can be written and read again. */
public final class IdentifiersFuzz {
  private IdentifiersFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, UTF_8);
    key(KeyReference.parse(text));
    Optional<ResourceId> id = ResourceId.parse(text);
    if (id.isPresent()) {
      resource(id.get());
    }
    ResourceId.isMalformed(text);
  }

  private static void key(KeyReference key) {
    if (key.isComplete()) {
      String version = key.version().isEmpty() ? "" : "/" + key.version();
      KeyReference again = KeyReference.parse(key.vaultUri() + "/keys/" + key.name() + version);
      expect(again.equals(key), key + " becomes " + again);
      expect(key.isSameKey(again), key + " is not itself");
    }
    KeyReference plain = KeyReference.of(key.vaultKey(), "", "");
    expect(plain.vaultKey().equals(key.vaultKey()), key + " has two forms to compare");
    expect(!key.host().contains("/"), key + " has a host with a path");
    expect(!key.inManagedHsm() || !key.vaultName().isEmpty(), key + " has no name");
  }

  private static void resource(ResourceId id) {
    ResourceId again = ResourceId.of(id.toString());
    expect(again.equals(id) && again.key().equals(id.key()), id + " becomes " + again);
    expect(id.key().equals(id.key().toLowerCase(Locale.ROOT)), id + " has a key with case");
    String upper = id.toString().toUpperCase(Locale.ROOT);
    boolean plain = id.toString().chars().allMatch(c -> c < 128);
    expect(!plain || ResourceId.of(upper).key().equals(id.key()), id + " has case");
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
