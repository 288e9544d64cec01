package io.keyward.inventory.given;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The given resources by id. Where two bodies of one id tell different things, neither is believed;
 * an entry of a list that tells nothing is no such body.
 */
public final class GivenIds {
  static final String NOT_GIVEN = "it is not among the given files";
  public static final String TWICE = "it is given twice with different content";

  private final Map<String, Resource> byId = new HashMap<>();
  private final Set<String> disputed = new HashSet<>();

  GivenIds(List<Resource> resources) {
    resources.stream().filter(it -> !it.id().isEmpty()).forEach(this::add);
  }

  private void add(Resource resource) {
    String key = key(resource.id());
    Resource before = byId.putIfAbsent(key, resource);
    if (before == null || resource.isBare()) {
      return;
    }
    if (before.isBare()) {
      byId.put(key, resource);
    } else if (!before.saysTheSameAs(resource)) {
      disputed.add(key);
    }
  }

  Lookup<Resource> read(String id) {
    return believed(Optional.ofNullable(byId.get(key(id))));
  }

  boolean isDisputed(Resource resource) {
    return disputed.contains(key(resource.id()));
  }

  /** What was found in another way than by its id. */
  Lookup<Resource> believed(Optional<Resource> found) {
    return found
        .<Lookup<Resource>>map(
            it -> isDisputed(it) ? new Lookup.Unreadable<>(TWICE) : new Lookup.Found<>(it))
        .orElseGet(() -> new Lookup.Unreadable<>(NOT_GIVEN));
  }

  /** The only one; unreadable where there is none, or where there are different ones. */
  Lookup<Resource> only(List<Resource> found) {
    boolean different =
        found.stream()
            .anyMatch(
                it ->
                    !key(it.id()).equals(key(found.get(0).id()))
                        || !it.saysTheSameAs(found.get(0)));
    return different ? new Lookup.Unreadable<>(TWICE) : believed(found.stream().findFirst());
  }

  /** A list; unreadable where one of them is not believed. */
  Lookup<List<Resource>> all(List<Resource> found) {
    return found.stream().anyMatch(this::isDisputed)
        ? new Lookup.Unreadable<>("one of them is given twice with different content")
        : new Lookup.Found<>(found);
  }

  static String key(String id) {
    String lower = id.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
