package io.keyward.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resources given together: each one finds what it depends on among the others. */
public final class Estate {
  private static final String NOT_GIVEN = "it is not among the given files";

  private final List<Resource> resources;
  private final Map<String, Resource> byId = new HashMap<>();
  private final Map<String, Resource> byName = new HashMap<>();

  /** Takes the resources in their order; the very same one given twice counts once. */
  public Estate(List<Resource> resources) {
    this.resources = withoutRepeats(resources);
    for (Resource resource : this.resources) {
      if (resource.id().isEmpty()) {
        byName.putIfAbsent(nameKey(resource.kind(), resource.name()), resource);
      } else {
        byId.putIfAbsent(idKey(resource.id()), resource);
      }
    }
  }

  private static List<Resource> withoutRepeats(List<Resource> given) {
    Set<Resource> seen = new HashSet<>();
    List<Resource> kept = new ArrayList<>();
    for (Resource resource : given) {
      if (resource.id().isEmpty() || seen.add(resource)) {
        kept.add(resource);
      }
    }
    return List.copyOf(kept);
  }

  /** The AI resources, each with its parent and its storage. */
  public List<Chain> chains() {
    return resources.stream().filter(r -> r.kind().isAi()).map(this::chain).toList();
  }

  /** What was recognised beside the AI resources. */
  public List<Resource> others() {
    return resources.stream().filter(r -> !r.kind().isAi()).toList();
  }

  private Chain chain(Resource resource) {
    return new Chain(
        resource, parent(resource), resource.ownedStorage().stream().map(this::byId).toList());
  }

  private Lookup<Resource> parent(Resource resource) {
    return switch (resource.kind()) {
      case COGNITIVE_PROJECT, COGNITIVE_ENCRYPTION_SCOPE -> account(resource);
      case ML_WORKSPACE ->
          resource.encryption() instanceof Encryption.Inherited hub
              ? byId(hub.from())
              : new Lookup.Missing<>();
      default -> new Lookup.Missing<>();
    };
  }

  /** By the id's prefix; in a template, which has no ids, by the name's. */
  private Lookup<Resource> account(Resource child) {
    if (!child.id().isEmpty()) {
      return byId(before(before(child.id())));
    }
    String name = before(child.name());
    return found(Optional.ofNullable(byName.get(nameKey(ResourceKind.COGNITIVE_ACCOUNT, name))));
  }

  private Lookup<Resource> byId(String id) {
    return found(Optional.ofNullable(byId.get(idKey(id))));
  }

  private static Lookup<Resource> found(Optional<Resource> resource) {
    return resource
        .<Lookup<Resource>>map(Lookup.Found::new)
        .orElseGet(() -> new Lookup.Unreadable<>(NOT_GIVEN));
  }

  private static String before(String path) {
    int last = path.lastIndexOf('/');
    return last < 0 ? "" : path.substring(0, last);
  }

  private static String idKey(String id) {
    String lower = id.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String nameKey(ResourceKind kind, String name) {
    return kind + " " + name.strip().toLowerCase(Locale.ROOT);
  }
}
