package io.keyward.inventory.given;

import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The vaults and managed HSMs among given files, by their addresses. */
final class GivenVaults {
  /** What the hosts of each cloud end in (Key Vault documentation, read 2026-11-21). */
  private static final String PUBLIC = "azure.net";

  private static final String GOVERNMENT = "usgovcloudapi.net";
  private static final String CHINA = "azure.cn";
  private static final String GERMANY = "microsoftazure.de";

  private final Map<String, List<Resource>> byUri = new HashMap<>();

  /** Declarations, which do not tell a URI. */
  private final Map<String, List<Resource>> byName = new HashMap<>();

  GivenVaults(List<Resource> resources) {
    for (Resource resource : resources) {
      if (resource.facts() instanceof Vault vault) {
        boolean declared = vault.uri().isEmpty();
        (declared ? byName : byUri)
            .computeIfAbsent(
                declared
                    ? resource.name().toLowerCase(Locale.ROOT)
                    : KeyReference.of(vault.uri(), "", "").vaultKey(),
                it -> new ArrayList<>())
            .add(resource);
      }
    }
  }

  /** A declaration does not tell its URI; its name, kind and cloud make the host. */
  List<Resource> at(KeyReference key) {
    List<Resource> found = new ArrayList<>(byUri.getOrDefault(key.vaultKey(), List.of()));
    byName.getOrDefault(key.vaultName(), List.of()).stream()
        .filter(it -> hosts(it).contains(key.host()))
        .forEach(found::add);
    return found;
  }

  private static List<String> hosts(Resource vault) {
    String service = vault.kind() == ResourceKind.MANAGED_HSM ? ".managedhsm." : ".vault.";
    String name = vault.name().toLowerCase(Locale.ROOT);
    return clouds(vault.location()).stream().map(cloud -> name + service + cloud).toList();
  }

  /** Where a place is not told, any cloud may be meant. */
  private static List<String> clouds(String location) {
    String place = location.replace(" ", "").toLowerCase(Locale.ROOT);
    if (place.isEmpty() || Body.isExpression(location)) {
      return List.of(PUBLIC, GOVERNMENT, CHINA, GERMANY);
    }
    if (place.startsWith("usgov") || place.startsWith("usdod")) {
      return List.of(GOVERNMENT);
    }
    if (place.startsWith("china")) {
      return List.of(CHINA);
    }
    return place.equals("germanycentral") || place.equals("germanynortheast")
        ? List.of(GERMANY)
        : List.of(PUBLIC);
  }
}
