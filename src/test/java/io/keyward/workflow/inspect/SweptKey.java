package io.keyward.workflow.inspect;

import io.keyward.testing.VaultKey;
import io.keyward.testing.World;
import io.keyward.workflow.Asked;
import java.time.Duration;
import java.time.Instant;

/** A world with one key of one version, and an account under it. */
final class SweptKey implements AutoCloseable {
  final World world = new World();
  final Instant start = world.clock.instant();
  final VaultKey key =
      new VaultKey(world.azure, "claims")
          .version("v1", start.minus(Duration.ofDays(30)), start.plus(Duration.ofDays(400)));

  SweptKey() {
    world.inspect.inspect(key.user("openai", ""), Asked.BY_EVENT);
  }

  @Override
  public void close() {
    world.close();
  }
}
