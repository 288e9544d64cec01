package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several do the work of one list. */
final class WorkersTest {
  private static final List<Integer> MANY = IntStream.range(0, 1_000).boxed().toList();

  @Test
  void resultsAreInTheOrderOfTheItems() {
    assertThat(new Workers(4).map(MANY, it -> it * 2))
        .isEqualTo(MANY.stream().map(it -> it * 2).toList());
  }

  @Test
  void theFirstFailureEndsTheWorkOfAll() {
    AtomicInteger done = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                new Workers(2)
                    .map(
                        MANY,
                        it -> {
                          if (it == 1) {
                            failed.countDown();
                            throw new IllegalStateException("one");
                          }
                          await(failed);
                          LockSupport.parkNanos(1_000_000);
                          return done.incrementAndGet();
                        }));
    assertThat(done.get()).isLessThan(MANY.size() / 2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
