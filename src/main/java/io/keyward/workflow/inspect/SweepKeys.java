package io.keyward.workflow.inspect;

import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Inspection;
import io.keyward.workflow.Ports;
import io.keyward.workflow.ReadPace;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a look at the keys of every vault in use and of every approved one; each vault is looked
 * at by its own message, at a pace that Azure Resource Manager allows.
 */
public final class SweepKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SweepKeys.class);

  private static final int MOST_USES = 1_000;

  private final Ports ports;
  private final PolicySource policies;

  /** Works on these ports under whatever policy is in force. */
  public SweepKeys(Ports ports, PolicySource policies) {
    this.ports = ports;
    this.policies = policies;
  }

  /** Starts one sweep and returns how many vaults it covers. */
  public int start() {
    Set<ResourceId> vaults = new LinkedHashSet<>(ports.uses().vaults());
    policies.current().vaults().regions().stream()
        .flatMap(region -> region.vaults().stream())
        .distinct()
        .forEach(named -> found(named).ifPresent(vaults::add));
    Map<String, Integer> reads = new HashMap<>();
    for (ResourceId id : vaults) {
      int before = reads.getOrDefault(id.subscription(), 0);
      ports.queue().ask(new Inspection.OfVault(id), ReadPace.after(before));
      reads.put(id.subscription(), before + ReadPace.OF_A_VAULT + keysIn(id));
    }
    return vaults.size();
  }

  /**
   * As many as were judged before, of which few are new since; at first, as many as are in use. It
   * is for the pace alone, so that one vault that cannot be counted holds up none.
   */
  private int keysIn(ResourceId vault) {
    try {
      int judged = ports.judgements().countKeysIn(vault);
      return judged > 0 ? judged : used(vault);
    } catch (TemporarilyUnavailable e) {
      LOG.atDebug().addKeyValue("vault", vault).log("The keys of a vault could not be counted");
      return 0;
    }
  }

  private int used(ResourceId vault) {
    return (int)
        ports.uses().on(vault, MOST_USES).stream()
            .map(use -> use.key().vaultKey() + " " + use.key().name())
            .distinct()
            .count();
  }

  /** The policy names vaults by id or by URI; one that cannot be found now is, an hour later. */
  private Optional<ResourceId> found(String named) {
    Optional<ResourceId> id = ResourceId.parse(named);
    if (id.isPresent()) {
      return id;
    }
    try {
      return ports.surroundings().vaultAt(KeyReference.of(named, "", ""))
              instanceof Lookup.Found<Resource> vault
          ? ResourceId.parse(vault.value().id())
          : Optional.empty();
    } catch (TemporarilyUnavailable e) {
      LOG.atWarn()
          .addKeyValue("vault", named)
          .addKeyValue("reason", e.getMessage())
          .log("An approved vault could not be looked up");
      return Optional.empty();
    }
  }
}
