package io.keyward.drill;

import io.keyward.inventory.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a drill disables and who stops with it, as people see it before they approve.
 *
 * @param versions the key's versions that are enabled
 * @param users the AI resources under the key, or the first of them
 * @param count how many AI resources there are
 * @param hash of the key, all versions and all AI resources with the versions that they name
 */
public record BlastRadius(List<String> versions, List<User> users, int count, String hash) {
  /** More are counted and hashed, and not kept by name. */
  static final int MOST_NAMED = 500;

  private static final int MOST_CHARACTERS = 80_000;

  /**
   * An AI resource under the key.
   *
   * @param version the one that it names, "" where it follows the latest
   */
  public record User(String id, String version) {}

  /** Copies the lists. */
  public BlastRadius {
    versions = List.copyOf(versions);
    users = List.copyOf(users);
  }

  /** What there is now. */
  public static BlastRadius of(
      String keyUri, Collection<String> versions, Collection<User> allUsers) {
    List<String> sorted = versions.stream().sorted().toList();
    List<User> users =
        allUsers.stream()
            .sorted(
                Comparator.comparing((User user) -> lower(user.id())).thenComparing(User::version))
            .toList();
    return new BlastRadius(sorted, named(users), users.size(), hash(keyUri, sorted, users));
  }

  private static List<User> named(List<User> users) {
    List<User> named = new ArrayList<>();
    int characters = 0;
    for (User user : users) {
      characters += user.id().length();
      if (named.size() == MOST_NAMED || characters > MOST_CHARACTERS) {
        break;
      }
      named.add(user);
    }
    return named;
  }

  private static String hash(String keyUri, List<String> versions, List<User> users) {
    List<String> parts = new ArrayList<>();
    parts.add(lower(keyUri));
    parts.add(String.valueOf(versions.size()));
    parts.addAll(versions);
    users.forEach(user -> parts.addAll(List.of(lower(user.id()), lower(user.version()))));
    return Sha256.ofParts(parts);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether all AI resources are kept by name. */
  public boolean namesAll() {
    return users.size() == count;
  }
}
