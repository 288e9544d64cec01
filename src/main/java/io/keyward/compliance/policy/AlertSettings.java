package io.keyward.compliance.policy;

import io.keyward.compliance.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When alerts are told, and to whom.
 *
 * @param quietPeriod the least time between two messages that say the same again
 * @param channels the ways to tell people
 * @param routes which alert goes where
 */
public record AlertSettings(
    Duration quietPeriod,
    Escalation escalation,
    List<AlertChannel> channels,
    List<AlertRoute> routes) {

  /**
   * What happens when nobody reacts.
   *
   * @param after how long an alert may stay without anybody's reaction; zero for ever
   * @param from the least severity
   * @param to the channels; none for those that were told already
   */
  public record Escalation(Duration after, Severity from, List<String> to) {
    /** Copies the list. */
    public Escalation {
      to = List.copyOf(to);
    }
  }

  /** Copies the lists. */
  public AlertSettings {
    channels = List.copyOf(channels);
    routes = List.copyOf(routes);
  }

  /** Those of a fresh installation, which tells nobody. */
  public static AlertSettings standard() {
    return new AlertSettings(
        Duration.ofHours(1),
        new Escalation(Duration.ofHours(4), Severity.HIGH, List.of()),
        List.of(),
        List.of());
  }

  /** The channel of a name. */
  public Optional<AlertChannel> channel(String name) {
    return channels.stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
