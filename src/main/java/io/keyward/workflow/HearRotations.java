package io.keyward.workflow;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Body;
import io.keyward.inventory.Inspection;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.rotation.LoggedRotations;
import io.keyward.rotation.LoggedRotations.Agreement;
import io.keyward.rotation.LoggedVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the audit logs tell of rotations, so that events, sweep and logs come to one record of
 * each.
 */
final class HearRotations {
  private static final Logger LOG = LoggerFactory.getLogger(HearRotations.class);

  private final Ports ports;
  private final LoggedRotations log;

  HearRotations(Ports ports) {
    this.ports = ports;
    this.log = new LoggedRotations(ports.rotations());
  }

  /**
   * Hears them in the order in which they were made; those of keys that nobody watches are left.
   */
  void hear(List<LoggedVersion> made) {
    made.stream()
        .sorted(Comparator.comparing(LoggedVersion::at))
        .forEach(it -> key(it).ifPresent(key -> hear(key, it)));
  }

  private void hear(ResourceId key, LoggedVersion made) {
    ports.judgements().find(key).ifPresent(judged -> hear(key, made, isLive(judged)));
  }

  private void hear(ResourceId key, LoggedVersion made, boolean isLive) {
    String version = KeyReference.parse(made.identifier()).version();
    Agreement agreement = log.hear(key, version, made.at(), isLive);
    if (agreement == Agreement.LOOK) {
      ports.queue().ask(new Inspection.OfResource(key), Duration.ZERO);
    }
    if (agreement != Agreement.AGREED) {
      LOG.atInfo()
          .addKeyValue("key", key)
          .addKeyValue("agreement", agreement)
          .log("The logs tell of a rotation that was not seen");
    }
  }

  private static boolean isLive(Judgement judged) {
    return Body.of(judged.document()).text("keyFacts", "state").equals("live");
  }

  /** An address of another vault than the one that logged it is nobody's key. */
  private static Optional<ResourceId> key(LoggedVersion made) {
    KeyReference named = KeyReference.parse(made.identifier());
    return ResourceId.parse(made.vault())
        .filter(HearRotations::isVault)
        .filter(vault -> vault.name().equalsIgnoreCase(named.vaultName()))
        .flatMap(vault -> SweepVault.keyIn(vault, named.name()));
  }

  private static boolean isVault(ResourceId id) {
    return ResourceKind.ofType(id.type()).filter(ResourceKind::isVault).isPresent();
  }
}
