package io.keyward.cli.plan;

import io.keyward.inventory.KeyReference;
import java.util.List;
import java.util.Optional;

/** The key that a block names by its address, in a vault or in a managed HSM. */
final class KeyArgument {
  /** Where services say that a key is in use which they name by its identifier. */
  static final String[] STATUS = {"properties", "encryption", "status"};

  /** How a service keeps a key in parts below {@code properties.encryption}. */
  record Parts(String keySource, String holder, List<String> names) {
    /** Copies the list. */
    Parts {
      names = List.copyOf(names);
    }
  }

  static final Parts ACCOUNT =
      new Parts(
          "Microsoft.KeyVault",
          "keyVaultProperties",
          List.of("keyVaultUri", "keyName", "keyVersion"));

  static final Parts STORAGE =
      new Parts(
          "Microsoft.Keyvault",
          "keyvaultproperties",
          List.of("keyvaulturi", "keyname", "keyversion"));

  private KeyArgument() {}

  /** The address in the first of these arguments that says anything. */
  static Optional<String> address(Attributes block, String... names) {
    return List.of(names).stream()
        .map(name -> block.following(name, Wanted.KEY))
        .flatMap(Optional::stream)
        .map(String::valueOf)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** Writes the key and that it is the customer's. */
  static void putOfVault(String address, ArmBody body, Parts parts) {
    body.put(parts.keySource(), "properties", "encryption", "keySource");
    put(address, body, List.of("properties", "encryption", parts.holder()), parts.names());
  }

  /** Writes the address as a whole, as some services keep it. */
  static ArmBody putIdentifier(Optional<String> address, ArmBody body) {
    return body.with(address, "properties", "encryption", "keyVaultProperties", "keyIdentifier");
  }

  /** Writes the address in parts, as most services keep it. */
  static void put(String address, ArmBody body, List<String> above, List<String> names) {
    KeyReference key = KeyReference.parse(address);
    boolean whole = key.isComplete();
    body.put(whole ? key.vaultUri() + "/" : address, path(above, names.get(0)));
    body.put(whole ? key.name() : address, path(above, names.get(1)));
    if (!key.version().isEmpty()) {
      body.put(key.version(), path(above, names.get(2)));
    }
  }

  private static String[] path(List<String> above, String name) {
    String[] path = above.toArray(new String[above.size() + 1]);
    path[above.size()] = name;
    return path;
  }
}
