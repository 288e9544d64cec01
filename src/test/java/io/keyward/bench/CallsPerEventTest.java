package io.keyward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.bench.measure.Estate;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What events cost of Azure's limits, as the tenant itself counts. Each resource was judged before:
 * of two first events at once one writes, and the other reads again. Under a key it was judged
 * twice, since the first time not all others under the key were known.
 */
final class CallsPerEventTest {
  private static final Estate SMALL = new Estate(20, 20, 2);

  @TempDir private Path folder = Path.of("");

  @Test
  void anEventOnAResourceWithoutKeyCostsOneCall() throws InterruptedException, ExecutionException {
    try (CallsPerEvent bench = new CallsPerEvent(folder, SMALL)) {
      bench.plainBurst(20);

      long calls = bench.plainBurst(100);

      assertThat(calls).isEqualTo(100);
    }
  }

  @Test
  void theFirstEventUnderAKeyCostsFiveMore() throws InterruptedException, ExecutionException {
    try (CallsPerEvent bench = new CallsPerEvent(folder, SMALL)) {
      long calls = bench.coldKeyed(0);

      assertThat(calls).isEqualTo(6);
    }
  }

  @Test
  void aBurstUnderKeysReadsEachVaultAndKeyOnce() throws InterruptedException, ExecutionException {
    try (CallsPerEvent bench = new CallsPerEvent(folder, SMALL)) {
      bench.keyedBurst(20);
      bench.keyedBurst(20);

      long calls = bench.keyedBurst(100);

      // For each key the vault's place, the vault, the key and its roles; deny assignments once.
      assertThat(calls).isEqualTo(100 + 2 * 4 + 1);
    }
  }
}
