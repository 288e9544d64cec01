package io.keyward.bootstrap;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.KeyLog;
import io.keyward.kpi.AccessLogs;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.sandbox.store.EmbeddedQueue;
import io.keyward.testing.FakeAzure;
import io.keyward.testing.FakeChannels;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The graph on stores of the sandbox. */
final class TestGraph {
  private TestGraph() {}

  static Keyward keyward() {
    Database database = Database.inMemory();
    Clock clock = Clock.systemUTC();
    return Keyward.of(
        Settings.of(Map.of("KeywardStorage", "embedded")),
        PolicySource.fixed(Policy.standard(), Instant.EPOCH),
        new Parts(
            new EmbeddedEntityTable(database, "keyward"),
            new EmbeddedQueue(database, clock, "keyward-work"),
            new FakeAzure(),
            new FakeAzure(),
            Optional.empty(),
            AccessLogs.none(),
            KeyLog.none(),
            new FakeChannels(),
            clock));
  }
}
