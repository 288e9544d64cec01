package io.keyward.sandbox;

import io.keyward.bootstrap.Policies;
import io.keyward.compliance.RuleIds;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.compliance.policy.file.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the sandbox judges by: the file that it was given, or a policy of its own. */
final class SandboxPolicy {
  /** What the demo tells people is shown at /sandbox/alerts. */
  private static final String CHANNELS =
      """
      channels:
        - name: desk
          type: webhook
          urlSetting: KEYWARD_CHANNEL_SANDBOX_URL
          secretSetting: KEYWARD_CHANNEL_SANDBOX_KEY
        - {name: topic, type: eventgrid, urlSetting: KEYWARD_CHANNEL_TOPIC_URL}
      alertRoutes: [{channels: [desk, topic]}]
      """;

  private SandboxPolicy() {}

  /** What is in force, which a file may change while the sandbox runs. */
  static PolicySource source(SandboxOptions options, Clock clock) {
    if (options.policy != null) {
      return Policies.of(Optional.of(options.policy), clock);
    }
    try {
      return PolicySource.fixed(PolicyFile.parse(text(options)), clock.instant());
    } catch (BadPolicy e) {
      throw new IllegalStateException("the sandbox's own policy", e);
    }
  }

  /**
   * A fresh installation only reports; here everything may be remediated, and drilled, to be seen.
   */
  static String text(SandboxOptions options) {
    if (options.policy != null) {
      return read(options.policy);
    }
    String rules =
        RuleIds.all().stream()
            .map(id -> "  " + id + ": remediate\n")
            .collect(Collectors.joining("", "rules:\n", ""));
    String own = rules + "drills: {enabled: true}\n";
    return options.empty ? own : own + DemoEstate.approvedVaults() + CHANNELS;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CannotStart("--policy " + file + " cannot be read");
    }
  }
}
