package io.keyward.cli.plan;

import io.keyward.inventory.KeyReference;
import java.util.List;
import java.util.Optional;

/** The key that a block names by its address, in a vault or in a managed HSM. */
final class KeyArgument {
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
