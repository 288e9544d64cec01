package io.keyward.bootstrap;

import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.compliance.policy.file.PolicySource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy file, looked at again while it is used; the last good one stays in force.
 *
 * <p>The whole text is compared, since a file's time may stay the same over two quick writes. A new
 * text counts once two looks saw the same, so that a file which is just being written, and which
 * may read as a shorter policy, is never taken.
 */
final class WatchedPolicy implements PolicySource {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedPolicy.class);
  static final Duration PAUSE = Duration.ofSeconds(10);

  private final Path file;
  private final Clock clock;
  private volatile Policy policy;
  private volatile Standing standing;
  private volatile Instant nextLook;

  /** Only touched by the one thread that looks. */
  private String inForce;

  private String seen;

  private WatchedPolicy(Path file, Clock clock, String text, Policy policy) {
    this.file = file;
    this.clock = clock;
    this.policy = policy;
    this.inForce = text;
    this.seen = text;
    this.standing = new Standing(clock.instant(), "");
    this.nextLook = clock.instant().plus(PAUSE);
  }

  /** Begins with the file as it is; one that cannot be used stops the start with its reason. */
  static WatchedPolicy start(Path file, Clock clock) {
    try {
      String text = PolicyText.read(file);
      return new WatchedPolicy(file, clock, text, PolicyFile.parse(text));
    } catch (BadPolicy e) {
      throw new BadSettings(
          Settings.POLICY_FILE, "names a file that is refused: " + e.getMessage());
    } catch (IOException e) {
      throw new BadSettings(Settings.POLICY_FILE, "names a file that cannot be read.");
    }
  }

  @Override
  public Policy current() {
    lookAgain();
    return policy;
  }

  @Override
  public Standing standing() {
    lookAgain();
    return standing;
  }

  private void lookAgain() {
    if (clock.instant().isBefore(nextLook)) {
      return;
    }
    synchronized (this) {
      Instant now = clock.instant();
      if (!now.isBefore(nextLook)) {
        nextLook = now.plus(PAUSE);
        look(now);
      }
    }
  }

  private void look(Instant now) {
    try {
      String text = PolicyText.read(file);
      boolean settled = text.equals(seen);
      seen = text;
      if (text.equals(inForce)) {
        refuse("");
      } else if (settled) {
        take(text, now);
      }
    } catch (IOException e) {
      refuse("the file is gone or cannot be read");
    }
  }

  private void take(String text, Instant now) {
    try {
      policy = PolicyFile.parse(text);
      inForce = text;
      standing = new Standing(now, "");
      LOG.atInfo().log("A changed policy file is in force");
    } catch (BadPolicy e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  /** Logged once, however often the same file is looked at. */
  private void refuse(String reason) {
    if (reason.equals(standing.refusal())) {
      return;
    }
    standing = new Standing(standing.since(), reason);
    if (!reason.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("reason", reason)
          .log("A changed policy file is refused; the last good one stays in force");
    }
  }
}
