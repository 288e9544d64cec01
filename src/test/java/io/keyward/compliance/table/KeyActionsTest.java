package io.keyward.compliance.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.fact.RoleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vaults and managed HSMs name the same actions differently. */
class KeyActionsTest {
  private static RoleDefinition allowing(String... dataActions) {
    return new RoleDefinition(
        "custom",
        "custom",
        List.of(
            new RoleDefinition.Permission(List.of(), List.of(), List.of(dataActions), List.of())));
  }

  private static final RoleDefinition OF_HSM =
      allowing(
          "Microsoft.KeyVault/managedHsm/keys/read/action",
          "Microsoft.KeyVault/managedHsm/keys/wrap/action",
          "Microsoft.KeyVault/managedHsm/keys/unwrap/action");

  private static final RoleDefinition OF_VAULT =
      allowing(
          "Microsoft.KeyVault/vaults/keys/read",
          "Microsoft.KeyVault/vaults/keys/wrap/action",
          "Microsoft.KeyVault/vaults/keys/unwrap/action");

  @Test
  void eachCountsInItsOwnPlaceOnly() {
    assertThat(KeyActions.of(OF_HSM, true)).isEqualTo(KeyRights.NEEDED);
    assertThat(KeyActions.of(OF_HSM, false)).isEmpty();
    assertThat(KeyActions.of(OF_VAULT, false)).isEqualTo(KeyRights.NEEDED);
    assertThat(KeyActions.of(OF_VAULT, true)).isEmpty();
  }

  @Test
  void aStarForEverythingCountsInBoth() {
    assertThat(KeyActions.of(allowing("*"), true)).containsAll(KeyRights.NEEDED);
    assertThat(KeyActions.of(allowing("Microsoft.KeyVault/*"), false))
        .containsAll(KeyRights.NEEDED);
  }
}
