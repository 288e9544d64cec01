package io.keyward.functions;

import io.keyward.azure.store.TableKpis;
import io.keyward.compliance.Judgement;
import io.keyward.compliance.JudgementConflict;
import io.keyward.compliance.Verdict;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.kpi.KpiStore;
import io.keyward.kpi.meter.KpiMeter;
import io.keyward.rotation.Rotation;
import io.keyward.sandbox.store.Database;
import io.keyward.sandbox.store.EmbeddedEntityTable;
import io.keyward.testing.Plans;
import io.keyward.testing.World;
import io.keyward.ticket.Lifecycle;
import io.keyward.ticket.Next;
import io.keyward.ticket.Slot;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.kpi.PublishKpis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A random year in the stores, written by the code under test, and beside it in the diary. */
final class GivenYear implements AutoCloseable {
  private static final int ACCOUNTS = 25;
  private static final int DAYS = 366;
  private static final Duration WINDOW = Duration.ofMinutes(15);

  final World world = new World();
  final KpiOracle diary = new KpiOracle();
  private final Database database = Database.inMemory();
  final KpiStore store = new TableKpis(new EmbeddedEntityTable(database, "kpis"));
  private final Lifecycle lifecycle = new Lifecycle(WINDOW, Period.ofDays(14));
  private final Random random;
  private final Map<ResourceId, String> phases = new HashMap<>();
  private final PublishKpis publish;

  GivenYear(long seed) {
    random = new Random(seed);
    publish = new PublishKpis(world.ports, store, this::logs, KpiMeter.none());
    for (int day = 0; day < DAYS; day++) {
      int events = random.nextInt(4);
      for (int i = 0; i < events; i++) {
        pass(random.nextInt(6 * 3_600_000));
        happen(account(random.nextInt(ACCOUNTS)));
      }
      if (random.nextInt(6) > 0) {
        publish.publish();
        diary.counted(today());
      }
      toNextDay();
    }
    diary.counted(today());
  }

  private void pass(long millis) {
    world.clock.pass(Duration.ofMillis(millis));
  }

  private void toNextDay() {
    Instant now = world.clock.instant();
    Instant next = today().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    pass(Duration.between(now, next).toMillis() + random.nextInt(3_600_000));
  }

  private LocalDate today() {
    return world.clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static ResourceId account(int number) {
    return ResourceId.of(
        "/subscriptions/00000000-0000-0000-0000-00000000000"
            + number % 3
            + "/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/a"
            + number);
  }

  private void happen(ResourceId id) {
    judged(id, List.of(Verdict.values()).get(random.nextInt(Verdict.values().length)));
    if (random.nextInt(4) == 0) {
      rotated(id.name());
    }
    String phase = phases.getOrDefault(id, "free");
    switch (phase) {
      case "free" -> found(id);
      case "settling" -> settled(id);
      default -> ended(id);
    }
  }

  private void found(ResourceId id) {
    boolean manual = random.nextInt(4) == 0;
    TicketEvent event =
        Plans.found(manual ? Plans.migration(id, "") : Plans.inPlace(id, ""), 1, "");
    move(id, event);
    diary.found(id.name(), world.clock.millis());
    phases.put(id, "settling");
    if (random.nextInt(5) > 0) {
      pass(WINDOW.toMillis() + random.nextInt(9_000));
      move(id, event);
      diary.opened(id.name(), world.clock.millis());
      phases.put(id, manual ? "manual" : "open");
    }
  }

  private void settled(ResourceId id) {
    move(id, random.nextBoolean() ? new TicketEvent.FoundClean() : new TicketEvent.ResourceGone());
    diary.forgotten(id.name(), world.clock.millis());
    phases.remove(id);
  }

  private void ended(ResourceId id) {
    int chance = random.nextInt(10);
    if (chance < 3) {
      Instant until = world.clock.instant().plus(Duration.ofDays(30));
      move(
          id,
          new TicketEvent.FoundWaived(
              io.keyward.compliance.Severity.HIGH, List.of(Plans.finding("")), until, "w"));
      phases.put(id, "waived");
    } else if (chance < 4) {
      move(id, new TicketEvent.ResourceGone());
      diary.forgotten(id.name(), world.clock.millis());
      phases.remove(id);
    } else if (chance < 9) {
      boolean manual = "manual".equals(phases.get(id));
      move(id, manual ? new TicketEvent.Replaced() : new TicketEvent.FoundClean());
      diary.remedied(id.name(), world.clock.millis());
      phases.remove(id);
    }
  }

  private void move(ResourceId id, TicketEvent event) {
    Slot slot = world.ports.tickets().slot(id);
    Instant now = world.clock.instant();
    Next next =
        slot.live()
            .map(ticket -> lifecycle.next(ticket, event, now))
            .orElseGet(() -> lifecycle.first(slot, event, now));
    if (next instanceof Next.Moved moved) {
      try {
        world.ports.tickets().save(slot, moved);
      } catch (TicketConflict e) {
        throw new AssertionError(e);
      }
    }
  }

  private void rotated(String name) {
    ResourceId key =
        ResourceId.of(
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v/keys/" + name);
    boolean first = world.ports.rotations().of(key).isEmpty();
    Instant at = world.clock.instant();
    String version = "v" + at.toEpochMilli();
    world
        .ports
        .rotations()
        .record(new Rotation(key, version, first ? "" : "before", at, List.of(), ""));
    if (!first) {
      diary.rotated(at.toEpochMilli());
    }
  }

  private void judged(ResourceId id, Verdict verdict) {
    boolean production = random.nextInt(3) > 0;
    Map<String, @org.jspecify.annotations.Nullable Object> document = new LinkedHashMap<>();
    document.put("id", id.toString());
    document.put("production", production);
    document.put("verdict", verdict.word());
    document.put("classification", random.nextBoolean() ? "Regulated" : null);
    String version = world.ports.judgements().find(id).map(Judgement::version).orElse("");
    Instant now = world.clock.instant();
    try {
      world
          .ports
          .judgements()
          .keep(new Judgement(id, verdict, document, Set.of(), now, now, version));
    } catch (JudgementConflict e) {
      throw new AssertionError(e);
    }
    diary.judged(id.name(), verdict.word(), production);
  }

  /** Sometimes told, sometimes not; what is told grows as late lines come. */
  private Lookup<Map<String, Long>> logs(Instant from, Instant until) {
    return switch (random.nextInt(8)) {
      case 0 -> new Lookup.Unreadable<>("HTTP 403");
      case 1 -> new Lookup.Missing<>();
      case 2 -> throw new TemporarilyUnavailable("busy", Duration.ZERO);
      default -> {
        long one = random.nextInt(9);
        long other = random.nextInt(9) + 1L;
        LocalDate day = from.atZone(ZoneOffset.UTC).toLocalDate();
        diary.denied(day, one + other, world.clock.millis());
        yield new Lookup.Found<>(one == 0 ? Map.of("b", other) : Map.of("a", one, "b", other));
      }
    };
  }

  @Override
  public void close() {
    database.close();
    world.close();
  }
}
