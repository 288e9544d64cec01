package io.keyward.workflow.kpi;

import io.keyward.compliance.Judgement;
import io.keyward.inventory.Body;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.port.Inspection;
import io.keyward.rotation.LoggedRotations;
import io.keyward.rotation.LoggedRotations.Agreement;
import io.keyward.rotation.LoggedVersion;
import io.keyward.workflow.Ports;
import io.keyward.workflow.ReadPace;
import io.keyward.workflow.inspect.SweepVault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<ResourceId, List<LoggedVersion>> byKey = new LinkedHashMap<>();
    made.stream()
        .sorted(Comparator.comparing(LoggedVersion::at))
        .forEach(it -> key(it).ifPresent(key -> listed(byKey, key).add(it)));
    int looks = 0;
    for (Map.Entry<ResourceId, List<LoggedVersion>> of : byKey.entrySet()) {
      Optional<Judgement> judged = ports.judgements().find(of.getKey());
      if (judged.isPresent() && isNews(of.getKey(), of.getValue(), isLive(judged.get()))) {
        ports.queue().ask(new Inspection.OfResource(of.getKey()), ReadPace.after(looks));
        looks++;
      }
    }
  }

  private static List<LoggedVersion> listed(
      Map<ResourceId, List<LoggedVersion>> byKey, ResourceId key) {
    return byKey.computeIfAbsent(key, it -> new ArrayList<>());
  }

  /** Whether the key must be looked at because of any of its versions. */
  private boolean isNews(ResourceId key, List<LoggedVersion> made, boolean isLive) {
    EnumSet<Agreement> agreements = EnumSet.noneOf(Agreement.class);
    for (LoggedVersion one : made) {
      String version = KeyReference.parse(one.identifier()).version();
      agreements.add(log.hear(key, version, one.at(), isLive));
    }
    agreements.remove(Agreement.AGREED);
    for (Agreement agreement : agreements) {
      LOG.atInfo()
          .addKeyValue("key", key)
          .addKeyValue("agreement", agreement)
          .log("The logs tell of a rotation that was not seen");
    }
    return agreements.contains(Agreement.LOOK);
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
