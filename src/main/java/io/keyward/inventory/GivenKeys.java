package io.keyward.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The vaults and keys among given files, found without a walk through all of them. */
final class GivenKeys {
  private static final String KEYS = "/keys/";

  private final Map<String, Resource> vaultsByUri = new HashMap<>();

  /** Declarations, which do not tell a URI. */
  private final Map<String, Resource> vaultsByName = new HashMap<>();

  /** By the URI of their vault, or by the id or name of it where no URI is told. */
  private final Map<String, List<Resource>> keysByVault = new HashMap<>();

  GivenKeys(List<Resource> resources) {
    for (Resource resource : resources) {
      if (resource.facts() instanceof Vault vault) {
        boolean declared = vault.uri().isEmpty();
        Map<String, Resource> vaults = declared ? vaultsByName : vaultsByUri;
        vaults.putIfAbsent(
            declared ? lower(resource.name()) : KeyReference.of(vault.uri(), "", "").vaultKey(),
            resource);
      } else if (resource.facts() instanceof Key key) {
        keysByVault.computeIfAbsent(place(resource, key), it -> new ArrayList<>()).add(resource);
      }
    }
  }

  /** Below the vault, by whatever the key tells of it. */
  private static String place(Resource resource, Key key) {
    if (!key.reference().vaultUri().isEmpty()) {
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

  /** A declaration does not tell its URI; the first label of the host is the vault's name. */
  Optional<Resource> vaultAt(KeyReference key) {
    return Optional.ofNullable(vaultsByUri.get(key.vaultKey()))
        .or(() -> Optional.ofNullable(vaultsByName.get(key.vaultName())));
  }

  /** Whether the files hold any key of that vault. */
  boolean speakOf(Lookup<Resource> vault, KeyReference key) {
    return !inVault(vault, key).isEmpty();
  }

  Optional<Resource> latest(Lookup<Resource> vault, KeyReference key) {
    List<Resource> versions = versions(vault, key);
    return versions.stream()
        .filter(it -> !((Key) it.facts()).isVersion())
        .findFirst()
        .or(() -> versions.stream().max(Comparator.comparing(GivenKeys::createdAt)));
  }

  Optional<Resource> version(Lookup<Resource> vault, KeyReference key) {
    return versions(vault, key).stream()
        .filter(it -> ((Key) it.facts()).reference().version().equalsIgnoreCase(key.version()))
        .findFirst();
  }

  private List<Resource> versions(Lookup<Resource> vault, KeyReference key) {
    return inVault(vault, key).stream()
        .filter(it -> ((Key) it.facts()).reference().name().equalsIgnoreCase(key.name()))
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
    return place.isEmpty() ? List.of() : keysByVault.getOrDefault(place, List.of());
  }

  private static Instant createdAt(Resource key) {
    return ((Key) key.facts())
        .created()
        .fold(moment -> moment, none -> Instant.EPOCH, unknown -> Instant.EPOCH);
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
