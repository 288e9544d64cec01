package io.keyward.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.testing.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentReadsTest {
  private final StandingClock clock = new StandingClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final AtomicInteger reads = new AtomicInteger();
  private final RecentReads<Integer> minute = new RecentReads<>(clock, Duration.ofSeconds(60));

  private Lookup<Integer> next() {
    return new Lookup.Found<>(reads.incrementAndGet());
  }

  @Test
  void anAnswerIsBelievedForAMinuteWhateverTheCase() {
    minute.of("read /A", this::next);
    clock.pass(Duration.ofSeconds(59));

    assertThat(minute.of("READ /a", this::next)).isEqualTo(new Lookup.Found<>(1));
    clock.pass(Duration.ofSeconds(1));
    assertThat(minute.of("read /a", this::next)).isEqualTo(new Lookup.Found<>(2));
  }

  @Test
  void whatCannotBeReadIsAskedAgainAfterAMinuteWhereAnswersLast() {
    RecentReads<Integer> hour = new RecentReads<>(clock, Duration.ofHours(1));
    hour.of("a", () -> new Lookup.Unreadable<>("403"));
    hour.of("b", this::next);
    clock.pass(Duration.ofSeconds(60));

    assertThat(hour.of("a", this::next)).isEqualTo(new Lookup.Found<>(2));
    assertThat(hour.of("b", this::next)).isEqualTo(new Lookup.Found<>(1));
  }

  @Test
  void whatIsBusyNowIsNotRemembered() {
    assertThatThrownBy(
            () ->
                minute.of(
                    "a",
                    () -> {
                      throw new TemporarilyUnavailable("429", Duration.ofSeconds(17));
                    }))
        .isInstanceOf(TemporarilyUnavailable.class);

    assertThat(minute.of("a", this::next)).isEqualTo(new Lookup.Found<>(1));
  }

  @Test
  void aBrokenReadLeavesNobodyWaiting() {
    assertThatThrownBy(
            () ->
                minute.of(
                    "a",
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(minute.of("a", this::next)).isEqualTo(new Lookup.Found<>(1));
  }

  @Test
  void whoAsksDuringAReadWaitsForIt() throws InterruptedException, ExecutionException {
    CountDownLatch all = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(20);
    List<Future<Lookup<Integer>>> answers = new ArrayList<>();
    IntStream.range(0, 20)
        .forEach(i -> answers.add(pool.submit(() -> minute.of("a", () -> slow(all)))));

    all.countDown();

    for (Future<Lookup<Integer>> answer : answers) {
      assertThat(answer.get()).isEqualTo(new Lookup.Found<>(1));
    }
    pool.shutdown();
  }

  private Lookup<Integer> slow(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return next();
  }

  @Test
  void aReadThatBeganBeforeTheChangeIsNotKept() {
    minute.of(
        "read /vault/keys/k",
        () -> {
          minute.forget("/VAULT");
          return next();
        });

    assertThat(minute.of("read /vault/keys/k", this::next)).isEqualTo(new Lookup.Found<>(2));
  }

  @Test
  void itStaysBounded() {
    IntStream.range(0, 20_000).forEach(i -> minute.of("read " + i, this::next));

    assertThat(minute.size()).isLessThanOrEqualTo(5_001);
  }
}
