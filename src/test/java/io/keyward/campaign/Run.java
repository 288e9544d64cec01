package io.keyward.campaign;

import io.keyward.campaign.Instance.Ended;
import io.keyward.functions.DispatchOutboxTimer;
import io.keyward.functions.KeyVaultEvents;
import io.keyward.functions.PublishKpisTimer;
import io.keyward.functions.ResourceEvents;
import io.keyward.functions.SweepInventoryTimer;
import io.keyward.functions.SweepKeysTimer;
import io.keyward.functions.SweepTicketsTimer;
import io.keyward.functions.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One schedule as it happens to two instances, and the calm after it. */
final class Run {
  private static final Duration[] SPANS = {
    Duration.ofSeconds(10),
    Duration.ofMinutes(1),
    Duration.ofMinutes(3),
    Duration.ofMinutes(11),
    Duration.ofMinutes(30),
    Duration.ofHours(1),
    Duration.ofHours(5),
    Duration.ofDays(1),
    Duration.ofDays(8)
  };
  private static final Duration[] SKEWS = {
    Duration.ZERO,
    Duration.ofSeconds(-30),
    Duration.ofSeconds(30),
    Duration.ofMinutes(-2),
    Duration.ofMinutes(2),
    Duration.ofHours(1)
  };
  private static final int MOST_MESSAGES = 40;
  private static final Duration SOON = Duration.ofMinutes(20);

  /** Longer than anything may be put off. */
  private static final Duration LATER = Duration.ofMinutes(70);

  private final Site site;
  private final Instance[] instances;
  private final Decisions decisions;
  private final Deeds deeds;

  Run(Product product) {
    site = new Site(product);
    instances = new Instance[] {new Instance(site), new Instance(site)};
    decisions = new Decisions(site);
    deeds = new Deeds(site);
  }

  /** What was broken by the time that all faults are over, empty where nothing was. */
  List<Violation> of(Schedule schedule) {
    deeds.begin();
    schedule.steps().forEach(this::happen);
    Oracle oracle = new Oracle(site);
    calm(oracle);
    List<Violation> all = new ArrayList<>(oracle.check());
    for (Instant end : all.isEmpty() ? oracle.tiersAhead() : List.<Instant>of()) {
      Duration time = Duration.between(site.clock.instant(), end.plus(Duration.ofHours(2)));
      pass(time.isNegative() ? Duration.ZERO : time);
      rounds(oracle);
      all.addAll(oracle.check());
    }
    all.addAll(oracle.atLast());
    return all;
  }

  int deaths() {
    return instances[0].deaths() + instances[1].deaths();
  }

  /** Figures of what happened: messages, changes, tickets. */
  List<Integer> counts() {
    return List.of(
        site.inbox.got().size(), site.tenant.changed.size(), Oracle.all(site.tickets).size());
  }

  private Instance instance(int number) {
    return instances[number % instances.length];
  }

  private void happen(Step step) {
    switch (step.kind()) {
      case WRITE, KEY, VAULT, GRANT, STAND -> deeds.happen(step);
      case EVENT -> deliver(step.a(), instance(step.b()));
      case DROP -> waiting(step.a()).ifPresent(site.events::remove);
      case TWICE -> waiting(step.a()).ifPresent(site.events::add);
      case QUEUE -> work(step.a(), instance(step.b()), 1 + step.c() % 4);
      case TIMER -> timer(step.a(), instance(step.b()));
      case PASS -> pass(SPANS[step.a() % SPANS.length]);
      case LIVE -> live(SPANS[step.a() % (SPANS.length - 2)]);
      case BACK -> back(SPANS[step.a() % 6].negated());
      case SKEW -> instance(step.a()).skew(SKEWS[step.b() % SKEWS.length]);
      case FAULT -> fault(step.a(), instance(step.b()), 1 + step.c() % 6);
      case DIE -> instance(step.a()).wires().die(step.b());
      case MEET -> meet(step.a(), step.b(), step.c());
      case DECIDE -> decisions.decide(instance(step.c()), step.a(), step.b(), step.c());
    }
  }

  private Optional<Site.Event> waiting(int number) {
    return site.events.isEmpty()
        ? Optional.empty()
        : Optional.of(site.events.get(number % site.events.size()));
  }

  private void deliver(int number, Instance to) {
    waiting(number)
        .ifPresent(
            event -> {
              Ended ended =
                  to.call(
                      process -> {
                        if (event.ofVault()) {
                          process.function(KeyVaultEvents.class).run(event.text());
                        } else {
                          process.function(ResourceEvents.class).run(event.text());
                        }
                      });
              if (ended == Ended.DONE) {
                site.events.remove(event);
                site.ledger.acknowledged(event);
              }
            });
  }

  private void work(int number, Instance by, int times) {
    for (int i = 0; i < times; i++) {
      site.queue.take(number).ifPresent(item -> work(item, by));
    }
  }

  private void work(WorkQueue.Item item, Instance by) {
    Ended ended = by.call(process -> process.function(Work.class).run(item.text()));
    if (ended == Ended.DONE) {
      site.queue.done(item);
    } else if (ended == Ended.FAILED) {
      site.queue.failed(item);
    }
  }

  private void timer(int which, Instance at) {
    at.call(
        process -> {
          switch (which % 6) {
            case 0 -> process.function(SweepInventoryTimer.class).run("");
            case 1 -> process.function(SweepKeysTimer.class).run("");
            case 2 -> process.function(SweepTicketsTimer.class).run("");
            case 3 -> process.function(PublishKpisTimer.class).run("");
            default -> process.function(DispatchOutboxTimer.class).run("");
          }
        });
  }

  /** The clocks of both instances; Azure's goes on. */
  private void back(Duration wrong) {
    for (Instance each : instances) {
      each.skew(wrong);
    }
  }

  private void pass(Duration time) {
    site.clock.pass(time);
  }

  /** As on any day: what is due is done when it is due, by one instance or the other. */
  private void live(Duration time) {
    Instant end = site.clock.instant().plus(time);
    for (int i = 0; i < MOST_MESSAGES; i++) {
      Optional<Instant> next = site.queue.next().filter(it -> !it.isAfter(end));
      if (next.isEmpty()) {
        break;
      }
      if (next.get().isAfter(site.clock.instant())) {
        pass(Duration.between(site.clock.instant(), next.get()));
      }
      work(0, instance(i), 1);
    }
    if (end.isAfter(site.clock.instant())) {
      pass(Duration.between(site.clock.instant(), end));
    }
    timer(4, instance(0));
  }

  private static void fault(int which, Instance at, int times) {
    Wires.Fault[] all = Wires.Fault.values();
    at.wires().fail(all[which % all.length], times);
  }

  private void meet(int first, int boundaries, int what) {
    Instance other = instance(first + 1);
    instance(first)
        .wires()
        .meet(
            boundaries,
            () -> {
              switch (what % 4) {
                case 0 -> deliver(what, other);
                case 1 -> timer(4, other);
                case 2 -> decisions.decide(other, what, 0, what);
                default -> work(what, other, 2);
              }
            });
  }

  /** All faults are over; what waits arrives, and the timers go on. */
  private void calm(Oracle oracle) {
    site.tenant.calm();
    for (Instance each : instances) {
      each.wires().calm();
      each.skew(Duration.ZERO);
    }
    while (!site.events.isEmpty()) {
      deliver(0, instance(site.events.size()));
    }
    round();
    pass(LATER);
    round();
    rounds(oracle);
  }

  /** Once more where a tier began after the timers had fired: time passes while work waits. */
  private void rounds(Oracle oracle) {
    Instant before;
    do {
      before = site.clock.instant();
      round();
    } while (oracle.tierBegan(before));
  }

  private void round() {
    timer(0, instance(0));
    timer(1, instance(1));
    timer(4, instance(0));
    drain();
    timer(2, instance(1));
    timer(4, instance(0));
    drain();
  }

  /** Works through all that is due soon. */
  private void drain() {
    Instant end = site.clock.instant().plus(SOON);
    int done = 0;
    Optional<Instant> next = site.queue.next();
    while (next.isPresent() && !next.get().isAfter(end)) {
      if (next.get().isAfter(site.clock.instant())) {
        pass(Duration.between(site.clock.instant(), next.get()));
      }
      work(0, instance(done), 1);
      done++;
      if (done > 2_000) {
        throw new IllegalStateException("the queue never drains");
      }
      next = site.queue.next();
    }
  }
}
