package io.keyward.campaign;

import io.keyward.azure.store.queue.MessageQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A queue as the platform drives it: a message that was not done comes again, five times. */
final class WorkQueue implements MessageQueue {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final int MOST_TRIES = 5;

  private final Clock clock;
  private final List<Item> items = new ArrayList<>();
  private long numbers;
  private int poisoned;

  WorkQueue(Clock clock) {
    this.clock = clock;
  }

  /** A message, when it can be seen, and how often it was taken. */
  record Item(long number, String text, Instant inserted, Instant due, int tries) {
    private Item at(Instant moment, int taken) {
      return new Item(number, text, inserted, moment, taken);
    }
  }

  @Override
  public synchronized void send(String text, Duration delay) {
    if (delay.isNegative() || delay.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException("A message is delayed by 0 to 7 days.");
    }
    numbers++;
    Instant now = clock.instant();
    items.add(new Item(numbers, text, now, now.plus(delay), 0));
  }

  @Override
  public long elapsed() {
    return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
  }

  @Override
  public synchronized Optional<Instant> oldest() {
    return due().stream().findFirst().map(Item::inserted);
  }

  private List<Item> due() {
    Instant now = clock.instant();
    return items.stream()
        .filter(it -> !it.due().isAfter(now))
        .sorted(Comparator.comparing(Item::due).thenComparing(Item::number))
        .toList();
  }

  /** When the next message can be seen. */
  synchronized Optional<Instant> next() {
    return items.stream().map(Item::due).min(Comparator.naturalOrder());
  }

  /** Takes one of those that are due, the oldest is number 0. */
  synchronized Optional<Item> take(int number) {
    List<Item> due = due();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    Item old = due.get(number % due.size());
    Item taken = old.at(clock.instant().plus(LEASE), old.tries() + 1);
    items.set(items.indexOf(old), taken);
    return Optional.of(taken);
  }

  /** It was done. */
  synchronized void done(Item item) {
    items.removeIf(it -> it.number() == item.number());
  }

  /** It was tried and failed. */
  synchronized void failed(Item item) {
    done(item);
    if (item.tries() < MOST_TRIES) {
      items.add(item.at(clock.instant().plus(AGAIN), item.tries()));
    } else {
      poisoned++;
    }
  }

  /** How many came to nothing. */
  synchronized int poisoned() {
    return poisoned;
  }
}
