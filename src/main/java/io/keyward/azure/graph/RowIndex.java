package io.keyward.azure.graph;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The resources of a scope, found by id, by a vault's URI, by an identity and by their key. */
final class RowIndex {
  private final Map<String, Resource> byId = new HashMap<>();
  private final Map<String, Resource> vaults = new HashMap<>();
  private final Map<String, Resource> identities = new HashMap<>();
  private final Map<String, List<Resource>> users = new HashMap<>();
  private final Map<String, List<Resource>> dependants = new HashMap<>();
  private final Set<String> subscriptions = new HashSet<>();
  private final List<Resource> subjects = new ArrayList<>();
  private final List<Resource> others = new ArrayList<>();
  private final int skipped;

  /** The resources in their order, and how many rows were none. */
  RowIndex(Collection<Resource> resources, int skipped) {
    this.skipped = skipped;
    resources.forEach(this::add);
  }

  private void add(Resource resource) {
    if (byId.putIfAbsent(key(resource.id()), resource) != null) {
      return;
    }
    subscriptions.add(key(resource.subscription()));
    if (resource.kind().isAi()) {
      subjects.add(resource);
      addUser(resource);
    } else {
      others.add(resource);
      addOther(resource);
    }
  }

  private void addUser(Resource resource) {
    if (resource.encryption() instanceof Encryption.Customer customer) {
      users.computeIfAbsent(key(customer.key()), it -> new ArrayList<>()).add(resource);
    }
  }

  private void addOther(Resource resource) {
    if (resource.facts() instanceof Vault vault && !vault.uri().isEmpty()) {
      vaults.putIfAbsent(KeyReference.of(vault.uri(), "", "").vaultKey(), resource);
    } else if (resource.facts() instanceof Principal principal) {
      identities.putIfAbsent(key(principal.clientId()), resource);
    } else if (resource.kind().role() == ResourceKind.Role.DEPENDANT) {
      dependants.computeIfAbsent(group(resource.id()), it -> new ArrayList<>()).add(resource);
    }
  }

  /** Everything before {@code providers/}. */
  private static String group(String id) {
    String lower = key(id);
    int end = lower.indexOf("/providers/");
    return end < 0 ? lower : lower.substring(0, end + 1);
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static String key(KeyReference key) {
    return key.vaultKey() + "/keys/" + key(key.name());
  }

  Optional<Resource> byId(String id) {
    return Optional.ofNullable(byId.get(key(id)));
  }

  Optional<Resource> vaultAt(KeyReference key) {
    return Optional.ofNullable(vaults.get(key.vaultKey()));
  }

  Optional<Resource> identityOf(String clientId) {
    return clientId.isBlank()
        ? Optional.empty()
        : Optional.ofNullable(identities.get(key(clientId)));
  }

  /** The AI resources under a key, whatever the version. */
  List<Resource> users(KeyReference key) {
    return key.isComplete() ? users.getOrDefault(key(key), List.of()) : List.of();
  }

  /** Those in a resource group that can have a key; its id in lower case with a slash behind. */
  Stream<Resource> dependantsIn(String group) {
    return dependants.getOrDefault(group, List.of()).stream();
  }

  boolean covers(String subscription) {
    return subscriptions.contains(key(subscription));
  }

  List<Resource> subjects() {
    return List.copyOf(subjects);
  }

  List<Resource> others() {
    return List.copyOf(others);
  }

  int skipped() {
    return skipped;
  }
}
