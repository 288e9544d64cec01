package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.alert.Alert;
import io.keyward.alert.AlertConflict;
import io.keyward.alert.AlertEvent;
import io.keyward.alert.AlertKey;
import io.keyward.alert.AlertLife;
import io.keyward.alert.AlertStore;
import io.keyward.alert.AlertStore.Waiting;
import io.keyward.alert.Breaker;
import io.keyward.alert.Delivery;
import io.keyward.alert.Radius;
import io.keyward.alert.Receipt;
import io.keyward.alert.Signal;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of alerts promises on every table. */
public abstract class AlertStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final AlertLife LIFE = new AlertLife(AlertSettings.standard());
  private final String subject =
      "/subscriptions/s-" + UUID.randomUUID() + "/providers/Microsoft.KeyVault/vaults/Kv";
  private AlertStore store;

  /** The table under test; other rows may be in it. */
  protected abstract EntityTable table();

  @BeforeEach
  void open() {
    store = new TableAlerts(table(), new Partitions(table()));
  }

  private AlertLife.Step raised(String episode, String... channels) {
    AlertKey key = new AlertKey("key-end", subject, episode);
    Signal signal =
        new Signal(
            key,
            "key-expiring",
            Severity.HIGH,
            "7",
            "It ends \ud83d\udd11 <soon>.",
            new Radius(2, List.of("/a", "/b")),
            1,
            List.of(channels));
    return LIFE.first(store.idOf(key), signal, NOW);
  }

  private Alert kept(String episode, String... channels) throws AlertConflict {
    AlertLife.Step step = raised(episode, channels);
    store.keep(step.alert(), step.begun());
    return store.find(step.alert().id()).orElseThrow();
  }

  @Test
  void anAlertIsReadAsItWasWritten() throws AlertConflict {
    Alert written = raised("one", "ops", "soc").alert();

    Alert read = kept("one", "ops", "soc");

    assertThat(read.version()).isNotEmpty();
    assertThat(read.at("")).isEqualTo(written);
    assertThat(store.on(subject.toUpperCase(java.util.Locale.ROOT))).containsExactly(read);
  }

  @Test
  void theMessagesOfAnAlertWaitWithIt() throws AlertConflict {
    Alert alert = kept("one", "ops", "soc");

    List<Waiting> waiting = store.waitingOf(alert.id());

    assertThat(waiting).extracting(Waiting::channel).containsExactly("ops", "soc");
    assertThat(waiting.get(0).message().sentence()).isEqualTo(alert.signal().sentence());
    assertThat(waiting.get(0).message().radius()).isEqualTo(alert.signal().radius());
  }

  @Test
  void theSecondWriterOfAnAlertChangesNothing() throws AlertConflict {
    Alert alert = kept("one", "ops");
    AlertLife.Step step = LIFE.next(alert, new AlertEvent.Cleared(), NOW);
    store.keep(step.alert(), step.begun());

    assertThatThrownBy(() -> store.keep(step.alert(), List.of())).isInstanceOf(AlertConflict.class);
    assertThatThrownBy(() -> store.keep(raised("one", "x").alert(), raised("one", "x").begun()))
        .isInstanceOf(AlertConflict.class);

    assertThat(store.waitingOf(alert.id())).hasSize(2);
  }

  @Test
  void aMessageBelongsToTheOneWhoTookIt() throws AlertConflict {
    Alert alert = kept("one", "ops");
    Waiting seen = store.waitingOf(alert.id()).get(0);

    Waiting mine = store.claim(seen, NOW.plusSeconds(60));

    assertThat(mine.attempts()).isEqualTo(1);
    assertThatThrownBy(() -> store.claim(seen, NOW.plusSeconds(90)))
        .isInstanceOf(AlertConflict.class);
  }

  @Test
  void whatIsDeliveredWaitsNoMore() throws AlertConflict {
    Alert alert = kept("one", "ops");
    Waiting mine = store.claim(store.waitingOf(alert.id()).get(0), NOW);
    AlertEvent delivered = new AlertEvent.Delivered("ops", 1, 1, "T-1");

    store.settle(LIFE.next(alert, delivered, NOW).alert(), mine, Delivery.State.DELIVERED);

    assertThat(store.waitingOf(alert.id())).isEmpty();
    assertThat(store.find(alert.id()).orElseThrow().remoteId("ops")).isEqualTo("T-1");
  }

  @Test
  void deadLettersWaitAgainAfterAReplay() throws AlertConflict {
    Alert alert = kept("one", "ops", "soc");
    Waiting mine = store.claim(store.waitingOf(alert.id()).get(0), NOW);
    AlertEvent failed = new AlertEvent.Failed("ops", 1, 1, "410");
    store.settle(LIFE.next(alert, failed, NOW).alert(), mine, Delivery.State.FAILED);
    assertThat(store.waitingOf(alert.id())).extracting(Waiting::channel).containsExactly("soc");

    Alert dead = store.find(alert.id()).orElseThrow();
    store.replay(LIFE.next(dead, new AlertEvent.Replayed(), NOW).alert(), NOW);

    assertThat(store.waitingOf(alert.id())).extracting(Waiting::attempts).containsExactly(0, 0);
    assertThat(store.find(alert.id()).orElseThrow().hasDeadLetters()).isFalse();
  }

  @Test
  void alertsAreListedOnceOverPages() throws AlertConflict {
    for (int i = 0; i < 5; i++) {
      kept("episode" + i);
    }
    int found = 0;
    String cursor = "";
    do {
      AlertStore.Part<Alert> part =
          store.list(it -> it.signal().key().subject().equals(subject), 2, cursor);
      found += part.items().size();
      cursor = part.cursor();
    } while (!cursor.isEmpty());

    assertThat(found).isEqualTo(5);
  }

  @Test
  void whatIsKnownOfAChannelIsKept() {
    String channel = "c" + UUID.randomUUID();
    Breaker failed =
        store.breaker(channel).after(new Receipt.Later(Duration.ofMinutes(3), "429"), NOW);

    store.keep(failed);

    assertThat(store.breaker(channel)).isEqualTo(failed);
    assertThat(store.breaker(channel).lets(NOW.plusSeconds(179))).isFalse();
  }

  @Test
  void whatIsNoIdOfAnAlertIsNotThere() {
    assertThat(store.find("../x")).isEmpty();
    assertThat(store.waitingOf("nonsense")).isEmpty();
  }
}
