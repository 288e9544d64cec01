package io.keyward.bootstrap;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.PolicySource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The policy of this process: the watched file, or the standard one where no file is set. */
public final class Policies {
  private Policies() {}

  /** The source; a file that cannot be used stops the start with its reason. */
  public static PolicySource of(Optional<Path> file, Clock clock) {
    return file.<PolicySource>map(path -> WatchedPolicy.start(path, clock))
        .orElseGet(() -> PolicySource.fixed(Policy.standard(), clock.instant()));
  }
}
