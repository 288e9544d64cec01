package io.keyward.azure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyward.azure.store.entity.EntityTable;
import io.keyward.azure.store.entity.Partitions;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.Waiver.Signature;
import io.keyward.compliance.WaiverConflict;
import io.keyward.compliance.WaiverScope;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TableWaiversTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private final Database database = Database.inMemory();
  private final EntityTable table = new EmbeddedEntityTable(database, "t");
  private final TableWaivers waivers = new TableWaivers(table, new Partitions(table));

  @AfterEach
  void close() {
    database.close();
  }

  private static Waiver asked(String scope, String reason) {
    return Waiver.requested(
        WaiverScope.parse(scope).orElseThrow(),
        List.of("key-expired", "cmk-required"),
        new Waiver.Terms(reason, "instead", NOW.plusSeconds(60)),
        new Signature("ana", NOW));
  }

  @Test
  void keepsEveryPart() throws WaiverConflict {
    Waiver asked = asked("/subscriptions/S/resourceGroups/G", "é\n" + "w".repeat(40_000));
    waivers.keep(asked);
    Waiver found = waivers.find(asked.id()).orElseThrow();

    waivers.keep(found.approvedBy(new Signature("ben", NOW)).revokedBy(new Signature("cal", NOW)));

    Waiver kept = waivers.find(asked.id()).orElseThrow();
    assertThat(found.at("")).isEqualTo(asked);
    assertThat(kept.at(""))
        .isEqualTo(
            asked.approvedBy(new Signature("ben", NOW)).revokedBy(new Signature("cal", NOW)));
  }

  @Test
  void twoWritersCannotBothBeFirst() throws WaiverConflict {
    Waiver asked = asked("/subscriptions/s", "why");
    waivers.keep(asked);

    assertThatExceptionOfType(WaiverConflict.class).isThrownBy(() -> waivers.keep(asked));
  }

  @Test
  void aWriterWhoReadBeforeAnotherWroteIsRefused() throws WaiverConflict {
    Waiver asked = asked("/subscriptions/s", "why");
    waivers.keep(asked);
    Waiver read = waivers.find(asked.id()).orElseThrow();
    waivers.keep(read.approvedBy(new Signature("ben", NOW)));

    assertThatExceptionOfType(WaiverConflict.class)
        .isThrownBy(() -> waivers.keep(read.revokedBy(new Signature("ben", NOW))));
  }

  @Test
  void eachIsFoundInItsSubscription() throws WaiverConflict {
    waivers.keep(asked("/subscriptions/s", "one"));
    waivers.keep(asked("/subscriptions/S", "two"));
    waivers.keep(asked("/subscriptions/t", "one"));

    assertThat(waivers.of("S")).hasSize(2);
    assertThat(waivers.list(100, "").items()).hasSize(3);
    assertThat(waivers.find("nonsense")).isEmpty();
  }
}
