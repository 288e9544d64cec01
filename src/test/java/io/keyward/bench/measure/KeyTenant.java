package io.keyward.bench.measure;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.KeyUses;
import io.keyward.sandbox.azure.SimulatedAzure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Two thousand keys in fifty vaults of two subscriptions, each with an AI resource under it. */
public final class KeyTenant {
  static final int VAULTS = 50;
  static final int KEYS = 2_000;
  private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-00000000000";

  private KeyTenant() {}

  public static void fill(SimulatedAzure azure, KeyUses uses) {
    azure.loadBodies(IntStream.range(0, VAULTS).mapToObj(KeyTenant::vault).toList());
    azure.loadBodies(IntStream.range(0, KEYS).mapToObj(key -> key(key, true)).toList());
    IntStream.range(0, KEYS).forEach(key -> use(uses, key, "account-" + key));
  }

  /** Puts so many more under the first key. */
  public static void crowd(KeyUses uses, int count) {
    IntStream.range(0, count).forEach(i -> use(uses, 0, "one-of-many-" + i));
  }

  /** Disables the first key. */
  public static void disable(SimulatedAzure azure) {
    azure.loadBodies(List.of(key(0, false)));
  }

  private static void use(KeyUses uses, int key, String account) {
    String id = vaultId(key % VAULTS);
    uses.keep(
        new KeyUses.Use(
            ResourceId.of(
                SUBSCRIPTION
                    + "1/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/"
                    + account),
            new KeyReference(uri(key % VAULTS), id, "cmk-" + key, ""),
            Map.of("Owner", "bench"),
            Set.of(id)));
  }

  public static String vaultId(int vault) {
    return SUBSCRIPTION
        + (vault % 2 + 1)
        + "/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-bench-"
        + vault;
  }

  private static String uri(int vault) {
    return "https://kv-bench-" + vault + ".vault.azure.net";
  }

  private static Map<String, Object> vault(int vault) {
    return ArmBody.vault(vaultId(vault), uri(vault) + "/");
  }

  private static Map<String, Object> key(int key, boolean enabled) {
    return ArmBody.key(vaultId(key % VAULTS) + "/keys/cmk-" + key, enabled);
  }
}
