package io.keyward.rotation;

import io.keyward.inventory.port.KeyUses;
import java.util.List;
import java.util.stream.Collectors;

/** Who is under a key, in a sentence. */
final class Users {
  private static final int NAMED = 10;

  private Users() {}

  /** How many stop with it; "" for none. */
  static String under(KeyInUse key) {
    int count = key.users().size();
    return switch (count) {
      case 0 -> "";
      case 1 -> " One AI resource is under it: " + named(key.users()) + ".";
      default -> " " + count + " AI resources are under it: " + named(key.users()) + ".";
    };
  }

  /** The first of them by name, and how many more there are. */
  static String named(List<KeyUses.Use> users) {
    String first =
        users.stream()
            .limit(NAMED)
            .map(use -> use.user().toString())
            .collect(Collectors.joining(", "));
    return users.size() > NAMED ? first + " and " + (users.size() - NAMED) + " more" : first;
  }
}
