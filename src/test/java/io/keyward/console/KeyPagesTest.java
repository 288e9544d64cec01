package io.keyward.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.testing.VaultKey;
import io.keyward.workflow.Asked;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages about keys. */
final class KeyPagesTest {
  private final Shelf shelf = new Shelf();
  private final Instant start = shelf.world.clock.instant();
  private final VaultKey claims = VaultKey.endingSoon(shelf.world, "claims");

  @BeforeEach
  void use() {
    shelf.world.inspect.inspect(claims.user("scoring", ""), Asked.BY_EVENT);
    VaultKey other = new VaultKey(shelf.world.azure, "endless");
    other.version("v1", start, Instant.MAX);
    shelf.world.inspect.inspect(other.user("search", ""), Asked.BY_EVENT);
    sweep();
  }

  private void sweep() {
    shelf.world.sweepKeys.start();
    shelf.world.pass(Duration.ZERO);
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  private String key(VaultKey key) {
    return shelf.html(Shelf.READER, "keys/" + key.id());
  }

  @Test
  void theTimelineHasADayForEachEndAndTheMostUrgentKeyFirst() {
    String page = shelf.html(Shelf.READER, "keys");

    int day = claims.end().atZone(ZoneOffset.UTC).getDayOfMonth();
    assertThat(page).contains("ends on day </span>" + day + "</span>").contains("no end");
    assertThat(page.indexOf(">claims<")).isBetween(0, page.indexOf(">endless<"));
  }

  @Test
  void aKeyShowsWhatStopsWithIt() {
    assertThat(key(claims))
        .contains("1 AI resource cannot read or write data once this key cannot be used.")
        .contains(">scoring<")
        .contains("warning tier 30")
        .contains("key-expiring");
  }

  @Test
  void whatWasNotReadOfAKeyIsNotTakenForNothing() {
    claims.rotationUnreadable();
    sweep();

    assertThat(key(claims)).contains("<dt>Rotates next</dt><dd>not known</dd>");
  }

  @Test
  void aDisabledKeyCountsAsOneThatCannotBeUsed() {
    claims.disabled();
    sweep();

    assertThat(shelf.html(Shelf.READER, "keys"))
        .contains("<span class=\"sub\">disabled</span>")
        .containsPattern("Cannot be used</h3><p class=\"figure\">1<");
    assertThat(key(claims)).contains("Live, disabled");
  }

  @Test
  void theAlertOfAKeyLeadsToThePageOfTheKey() {
    assertThat(shelf.html(Shelf.READER, "alerts"))
        .contains("<a href=\"/console/keys/%2Fsubscriptions")
        .contains("KeyVault/vaults/keys in kv<")
        .contains("30 days, 1 AI resource");
  }

  @Test
  void aResourceIsNoKey() {
    WebPage page =
        shelf.console.page(Shelf.READER, "keys/" + claims.user("scoring", ""), PageQuery.all());

    assertThat(page.status()).isEqualTo(404);
  }
}
