package io.keyward.inventory.given;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The keys among given files, found without a walk through all of them. */
final class GivenKeys {
  private static final String KEYS = "/keys/";

  private final GivenIds ids;

  /** By the URI of their vault, or by the id or name of it where no URI is told. */
  private final Map<String, List<Resource>> byVault = new HashMap<>();

  GivenKeys(List<Resource> resources, GivenIds ids) {
    this.ids = ids;
    resources.stream()
        .filter(GivenKeys::isKey)
        .forEach(it -> byVault.computeIfAbsent(place(it), key -> new ArrayList<>()).add(it));
  }

  private static boolean isKey(Resource resource) {
    return switch (resource.kind()) {
      case KEY, KEY_VERSION, HSM_KEY, HSM_KEY_VERSION -> true;
      default -> false;
    };
  }

  /** Below the vault, by whatever the key tells of it. */
  private static String place(Resource resource) {
    if (resource.facts() instanceof Key key && !key.reference().vaultUri().isEmpty()) {
      return key.reference().vaultKey();
    }
    String id = lower(resource.id());
    int end = id.indexOf(KEYS);
    if (end >= 0) {
      return id.substring(0, end);
    }
    String name = lower(resource.name());
    int slash = name.indexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  private static String name(Resource resource) {
    if (resource.facts() instanceof Key key) {
      return key.reference().name();
    }
    int start = lower(resource.id()).indexOf(KEYS);
    String rest =
        start < 0
            ? resource.name().substring(resource.name().indexOf('/') + 1)
            : resource.id().substring(start + KEYS.length());
    return rest.split("/", 2)[0];
  }

  /**
   * The newest version that is given; missing where the files hold other keys of the vault alone.
   */
  Lookup<Resource> latest(Lookup<Resource> vault, KeyReference key) {
    if (key.isUnclear()) {
      return new Lookup.Unreadable<>("only the deployment can tell which key is named");
    }
    List<Resource> named = named(vault, key);
    List<Resource> told = named.stream().filter(it -> it.facts() instanceof Key).toList();
    if (named.isEmpty()) {
      return inVault(vault, key).isEmpty()
          ? new Lookup.Unreadable<>(GivenIds.NOT_GIVEN)
          : new Lookup.Missing<>();
    }
    if (told.isEmpty() || named.stream().anyMatch(it -> it.facts() instanceof Facts.Unclear)) {
      return new Lookup.Unreadable<>("no file tells its properties");
    }
    if (told.stream().anyMatch(it -> isElsewhere(it, vault))) {
      return new Lookup.Unreadable<>("its id is below another vault than its address tells");
    }
    boolean disputed =
        told.stream().anyMatch(ids::isDisputed)
            || told.stream().map(it -> key(it).deleted()).distinct().count() > 1;
    return disputed ? new Lookup.Unreadable<>(GivenIds.TWICE) : newest(told);
  }

  private static boolean isElsewhere(Resource key, Lookup<Resource> vault) {
    String place = vault instanceof Lookup.Found<Resource> it ? lower(it.value().id()) : "";
    return place.startsWith("/")
        && key.id().startsWith("/")
        && !lower(key.id()).startsWith(place + KEYS);
  }

  /** A version speaks for the key only where no body does that shows the key itself. */
  private static Lookup<Resource> newest(List<Resource> told) {
    List<Resource> whole = told.stream().filter(it -> !key(it).isVersion()).toList();
    List<Resource> shown = whole.isEmpty() ? told : whole;
    Resource newest =
        shown.stream()
            .max(
                Comparator.comparing(GivenKeys::createdAt)
                    .thenComparing(it -> key(it).rotation().isShown()))
            .orElse(told.get(0));
    boolean disputed =
        told.stream()
            .filter(it -> shown.contains(it) ? !isOlder(it, newest) : isOlder(newest, it))
            .anyMatch(it -> key(it).contradicts(key(newest)));
    return disputed ? new Lookup.Unreadable<>(GivenIds.TWICE) : new Lookup.Found<>(newest);
  }

  Lookup<Resource> version(Lookup<Resource> vault, KeyReference key) {
    List<Resource> same =
        named(vault, key).stream()
            .filter(it -> it.facts() instanceof Key)
            .filter(it -> key(it).reference().version().equalsIgnoreCase(key.version()))
            .toList();
    boolean disputed = same.stream().anyMatch(it -> key(it).contradicts(key(same.get(0))));
    return disputed
        ? new Lookup.Unreadable<>(GivenIds.TWICE)
        : ids.believed(same.stream().findFirst());
  }

  private List<Resource> named(Lookup<Resource> vault, KeyReference key) {
    return inVault(vault, key).stream()
        .filter(it -> name(it).equalsIgnoreCase(key.name()))
        .toList();
  }

  private List<Resource> inVault(Lookup<Resource> vault, KeyReference key) {
    List<Resource> keys = new ArrayList<>(at(key.vaultKey()));
    if (vault instanceof Lookup.Found<Resource> found) {
      keys.addAll(at(lower(found.value().id())));
      if (found.value().id().isEmpty()) {
        keys.addAll(at(lower(found.value().name())));
      }
    }
    return keys;
  }

  private List<Resource> at(String place) {
    return place.isEmpty() ? List.of() : byVault.getOrDefault(place, List.of());
  }

  private static Key key(Resource told) {
    return (Key) told.facts();
  }

  /** Both must tell when they were made. */
  private static boolean isOlder(Resource one, Resource other) {
    boolean told =
        key(one).created() instanceof Lookup.Found && key(other).created() instanceof Lookup.Found;
    return told && createdAt(one).isBefore(createdAt(other));
  }

  private static Instant createdAt(Resource key) {
    return key(key)
        .created()
        .fold(moment -> moment, none -> Instant.EPOCH, unknown -> Instant.EPOCH);
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
