package io.keyward.remediation;

import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.KeyUses;
import java.util.List;

/** An index that knows these uses. */
record GivenUses(List<KeyUses.Use> known) implements KeyUses {
  GivenUses() {
    this(List.of());
  }

  @Override
  public boolean keep(Use use) {
    return false;
  }

  @Override
  public List<Use> of(KeyReference key, int most) {
    return known.stream().filter(use -> use.key().isSameKey(key)).limit(most).toList();
  }

  @Override
  public List<ResourceId> vaults() {
    return List.of();
  }

  @Override
  public List<Use> on(ResourceId id, int most) {
    return known.stream().filter(use -> use.on().contains(id.key())).limit(most).toList();
  }
}
