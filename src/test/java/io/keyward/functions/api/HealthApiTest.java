package io.keyward.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.azure.store.TableBacklog;
import io.keyward.azure.store.TableJudgements;
import io.keyward.azure.store.entity.Entity;
import io.keyward.azure.store.entity.EntityChange;
import io.keyward.azure.store.entity.EntityPage;
import io.keyward.azure.store.entity.EntityTable;
import io.keyward.functions.FakeRequest;
import io.keyward.kpi.meter.Backlog;
import io.keyward.kpi.meter.BacklogStore;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.testing.World;
import io.keyward.workflow.CheckHealth;
import io.keyward.workflow.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the health page says of the store, the work that waits and the form of rows. */
final class HealthApiTest {
  private final World world = new World();
  private final Database database = Database.inMemory();
  private final BacklogStore backlog = new TableBacklog(new EmbeddedEntityTable(database, "b"));

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  @Test
  void healthNeedsNoPrincipalAndNamesNoResource() {
    HttpResponseMessage answer = health(world.ports, () -> "");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(FakeRequest.json(answer).text("status")).isEqualTo("ok");
    assertThat(FakeRequest.json(answer).text("policy", "inForceSince")).isNotEmpty();
  }

  private HttpResponseMessage health(Ports ports, Supplier<String> newerForm) {
    return new HealthApi(new CheckHealth(ports, world.policies, backlog, newerForm))
        .get(FakeRequest.plain());
  }

  private Map<String, String> checks(HttpResponseMessage answer) {
    return FakeRequest.json(answer).items("checks").stream()
        .collect(Collectors.toMap(it -> it.text("name"), it -> it.text("status")));
  }

  private Backlog waiting(Duration work, Duration effects, Duration messages) {
    return new Backlog(world.clock.instant(), work, effects, messages);
  }

  @Test
  void healthWarnsOfWorkThatWaitsAndStaysInService() {
    backlog.keep(waiting(Duration.ofHours(2), Duration.ZERO, Duration.ofMinutes(20)));

    HttpResponseMessage answer = health(world.ports, () -> "");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(checks(answer))
        .containsEntry("store", "ok")
        .containsEntry("outbox", "warning")
        .containsEntry("queue", "warning");
    assertThat(answer.getBody().toString()).contains("120 minutes old").contains("20 minutes");
  }

  @Test
  void healthWarnsWhenNobodyLooksAfterTheOutbox() {
    backlog.keep(waiting(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    world.pass(Duration.ofMinutes(11));

    HttpResponseMessage answer = health(world.ports, () -> "");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(checks(answer)).containsEntry("outbox", "warning").containsEntry("queue", "ok");
  }

  @Test
  void healthFailsOnceANewerVersionWroteToTheTable() {
    HttpResponseMessage answer = health(world.ports, () -> "The stored row has form 3.");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(checks(answer)).containsEntry("forms", "failing");
    assertThat(answer.getBody().toString()).contains("The stored row has form 3.");
  }

  @Test
  void healthTellsWhatToDoWhereTheStoreRefuses() {
    Ports ports =
        new Ports(
            world.azure,
            world.azure,
            new TableJudgements(new Refusing()),
            world.ports.writers(),
            world.ports.tickets(),
            world.ports.waivers(),
            world.ports.uses(),
            world.ports.rotations(),
            world.ports.alerts(),
            world.ports.drills(),
            world.ports.queue(),
            world.clock,
            "");

    HttpResponseMessage answer = health(ports, () -> "");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(FakeRequest.json(answer).items("checks").get(0).text("action")).contains("role");
  }

  /** A table whose service refuses every call, as for an identity without a role. */
  private static final class Refusing implements EntityTable {
    private static final String SENTENCE = "The storage refused the call: HTTP 403";

    @Override
    public Optional<Entity> get(String partition, String row) {
      throw new IllegalStateException(SENTENCE);
    }

    @Override
    public EntityPage query(String partition, Range range, int top, String continuation) {
      throw new IllegalStateException(SENTENCE);
    }

    @Override
    public void transact(List<EntityChange> changes) {
      throw new IllegalStateException(SENTENCE);
    }
  }
}
