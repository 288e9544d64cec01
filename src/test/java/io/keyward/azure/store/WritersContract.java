package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.store.entity.EntityTable;
import io.keyward.compliance.Writers;
import io.keyward.inventory.ResourceId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the notes of writers promise on every table. */
public abstract class WritersContract {
  private final ResourceId key =
      ResourceId.of(
          "/subscriptions/s-"
              + UUID.randomUUID().toString().substring(0, 8)
              + "/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv/keys/Cmk");

  /** The table under test; other rows may be in it. */
  protected abstract EntityTable table();

  private Writers writers() {
    return new TableWriters(table());
  }

  @Test
  void nobodyIsNotedOfWhatNobodyWrote() {
    assertThat(writers().of(key)).isEqualTo(Writers.Noted.nobody(key));
  }

  @Test
  void allWhoWroteItAreNotedWhateverTheCaseOfItsId() {
    writers().note(key, Set.of("ann"));
    writers().note(key, Set.of("bob", "bob@contoso.test"));

    assertThat(writers().of(ResourceId.of(key.key())).names())
        .containsExactlyInAnyOrder("ann", "bob", "bob@contoso.test");
  }

  @Test
  void whatWasReadIsForgotten() {
    writers().note(key, Set.of("ann"));

    writers().forget(writers().of(key));

    assertThat(writers().of(key).names()).isEmpty();
  }

  @Test
  void whoWroteItSinceItWasReadIsKept() {
    writers().note(key, Set.of("ann"));
    Writers.Noted read = writers().of(key);
    writers().note(key, Set.of("bob"));

    writers().forget(read);

    assertThat(writers().of(key).names()).containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void theNewestOfMoreThanFiftyAreKept() {
    IntStream.range(0, 60).forEach(i -> writers().note(key, Set.of("writer" + i)));

    assertThat(writers().of(key).names())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(10, 60).mapToObj(i -> "writer" + i).toList());
  }

  @Test
  void twoWhoWriteAtOnceAreBothNoted() {
    List<CompletableFuture<Void>> both =
        List.of("ann", "bob").stream()
            .map(name -> CompletableFuture.runAsync(() -> writers().note(key, Set.of(name))))
            .toList();

    both.forEach(CompletableFuture::join);

    assertThat(writers().of(key).names()).containsExactlyInAnyOrder("ann", "bob");
  }
}
