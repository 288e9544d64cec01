package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityConflict;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.KeyUses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the index of key uses promises on every table. */
public abstract class KeyUsesContract {
  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final KeyReference key = key("cmk");
  private final ResourceId vault = id("Microsoft.KeyVault/vaults/kv-" + unique);

  /** The table under test; other rows may be in it. */
  protected abstract EntityTable table();

  private KeyUses uses() {
    return new TableKeyUses(table());
  }

  private KeyReference key(String name) {
    return KeyReference.of("https://kv-" + unique + ".vault.azure.net/", name, "");
  }

  private ResourceId id(String tail) {
    return ResourceId.of("/subscriptions/s-" + unique + "/resourceGroups/g/providers/" + tail);
  }

  private ResourceId account(String name) {
    return id("Microsoft.CognitiveServices/accounts/" + name);
  }

  private KeyUses.Use use(String account, KeyReference of) {
    return new KeyUses.Use(account(account), of, Map.of("app", "x"), Set.of(vault.toString()));
  }

  private List<String> users(KeyReference of) {
    return uses().of(of).stream().map(it -> it.user().name()).sorted().toList();
  }

  @Test
  void usersOfAKeyAreFoundWhateverVersionAndCase() {
    uses().keep(use("a", key));
    uses().keep(use("b", KeyReference.of(key.vaultUri(), "CMK", "v7")));
    uses().keep(use("c", key("cmk-2")));

    assertThat(
            users(KeyReference.of(key.vaultKey().toUpperCase(java.util.Locale.ROOT), "cmk", "v1")))
        .containsExactly("a", "b");
    assertThat(uses().of(key).get(0).tags()).containsEntry("app", "x");
  }

  @Test
  void usersOfAVaultAreFoundByItsId() {
    uses().keep(use("a", key));
    uses().keep(use("b", key("other")));

    assertThat(uses().on(ResourceId.of(vault.key()), 10)).hasSize(2);
    assertThat(uses().on(vault, 1)).hasSize(1);
  }

  @Test
  void everyVaultInUseIsListedOnce() {
    uses().keep(use("a", key));
    uses().keep(use("b", key));

    assertThat(uses().vaults()).containsOnlyOnce(vault);
  }

  @Test
  void noMoreUsersAreReadThanAreAskedFor() {
    uses().keep(use("a", key));
    uses().keep(use("b", key));

    assertThat(uses().of(key, 1)).hasSize(1);
  }

  @Test
  void anotherKeyTakesThePlaceOfTheFormer() {
    uses().keep(use("a", key));

    assertThat(uses().keep(use("a", key("next")))).isTrue();

    assertThat(users(key)).isEmpty();
    assertThat(users(key("next"))).containsExactly("a");
    assertThat(uses().on(vault, 10)).hasSize(1);
  }

  @Test
  void theSameAgainIsNothingNew() {
    assertThat(uses().keep(use("a", key))).isTrue();

    assertThat(uses().keep(use("a", key))).isFalse();
  }

  @Test
  void whatIsGoneIsForgottenWhole() {
    uses().keep(use("a", key));

    uses().keep(KeyUses.Use.none(account("a")));

    assertThat(users(key)).isEmpty();
    assertThat(uses().on(vault, 10)).isEmpty();
    assertThat(uses().keep(KeyUses.Use.none(account("a")))).isFalse();
  }

  @Test
  void anUpdateThatWasCutOffIsFinishedByTheNext() {
    uses().keep(use("a", key));
    FailingTable failing = new FailingTable(table(), 2);
    assertThatThrownBy(() -> new TableKeyUses(failing).keep(use("a", key("next"))))
        .hasMessage("killed");

    uses().keep(use("a", key("third")));

    assertThat(users(key)).isEmpty();
    assertThat(users(key("next"))).isEmpty();
    assertThat(users(key("third"))).containsExactly("a");
  }

  @Test
  void manyUsersComeInOneList() {
    IntStream.range(0, 120).forEach(i -> uses().keep(use("many" + i, key)));

    assertThat(uses().of(key)).hasSize(120);
  }

  /** Breaks after so many writes, as a process that is killed. */
  private static final class FailingTable implements EntityTable {
    private final EntityTable table;
    private int left;

    FailingTable(EntityTable table, int left) {
      this.table = table;
      this.left = left;
    }

    @Override
    public java.util.Optional<Entity> get(String partition, String row) {
      return table.get(partition, row);
    }

    @Override
    public EntityPage query(String partition, Range range, int top, String continuation) {
      return table.query(partition, range, top, continuation);
    }

    @Override
    public void transact(List<EntityChange> changes) throws EntityConflict {
      if (left-- <= 0) {
        throw new IllegalStateException("killed");
      }
      table.transact(changes);
    }
  }
}
