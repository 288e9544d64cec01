package io.keyward.workflow.inspect;

import io.keyward.alert.Alert;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.Vault;
import io.keyward.inventory.port.Inspection;
import io.keyward.inventory.port.KeyUses;
import io.keyward.workflow.Asked;
import io.keyward.workflow.Ports;
import io.keyward.workflow.ReadPace;
import io.keyward.workflow.Workers;
import io.keyward.workflow.alert.RaiseAlerts;
import io.keyward.workflow.judge.JudgeKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the keys of one vault: those in use, those that were judged before, and all of them where
 * the vault is approved. What cannot be read now, or is not done in time, has its own message.
 */
public final class SweepVault {
  private static final Logger LOG = LoggerFactory.getLogger(SweepVault.class);
  private static final int MOST = 1_000;

  /** More of one vault would leave nothing of its subscription's reads to others. */
  private static final int MOST_NOW = 100;

  private static final int MOST_ASKED = 50;

  private static final Workers AT_ONCE = new Workers(4);

  /** A trigger's work ends within 20 seconds, and each look may take some of them. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration LEAST_WAIT = Duration.ofSeconds(30);

  private final Ports ports;
  private final InspectResource inspect;
  private final PolicySource policies;
  private final RaiseAlerts raise;
  private final Turns turns;

  /** Hands each key to this use case, at its turn where it cannot be judged now. */
  public SweepVault(Ports ports, InspectResource inspect, PolicySource policies, Turns turns) {
    this.ports = ports;
    this.turns = turns;
    this.inspect = inspect;
    this.policies = policies;
    this.raise = new RaiseAlerts(ports, policies);
  }

  /**
   * Looks at one vault and returns how many keys that concerns.
   *
   * @throws TemporarilyUnavailable when the vault itself must be looked at again
   */
  public int sweep(ResourceId vault) {
    List<ResourceId> keys = List.copyOf(keys(vault));
    lookAfter(vault);
    Clock clock = ports.clock();
    Instant end = clock.instant().plus(PATIENCE);
    Set<TemporarilyUnavailable.Source> failures = ConcurrentHashMap.newKeySet();
    List<ResourceId> first = keys.subList(0, Math.min(MOST_NOW, keys.size()));
    AT_ONCE.map(
        first,
        key -> clock.instant().isAfter(end) ? later(key, Duration.ZERO) : now(key, failures));
    boolean silent = failures.contains(TemporarilyUnavailable.Source.SILENT_VAULT);
    boolean asked = silent || askItself(vault, failures);
    if (!keys.isEmpty() && (asked || !failures.isEmpty())) {
      raise.health(vault, failures, policies.current());
    }
    List<Integer> rest = IntStream.range(first.size(), keys.size()).boxed().toList();
    AT_ONCE.map(rest, i -> later(keys.get(i), ReadPace.after(i)));
    return keys.size();
  }

  /**
   * ARM may have told all there was to ask, so that nobody asked the vault.
   *
   * @return whether there was somebody to ask
   */
  private boolean askItself(ResourceId vault, Set<TemporarilyUnavailable.Source> failures) {
    try {
      Optional<String> address = address(vault);
      address.ifPresent(uri -> ports.surroundings().ask(KeyReference.of(uri, "", "")));
      return address.isPresent();
    } catch (TemporarilyUnavailable e) {
      failures.add(e.source());
      return true;
    }
  }

  /** As ARM tells it, or as those under its keys write it; none of a vault that is gone. */
  private Optional<String> address(ResourceId vault) {
    Lookup<Resource> read = ports.surroundings().read(vault.toString());
    if (read instanceof Lookup.Missing<Resource>) {
      return Optional.empty();
    }
    if (read instanceof Lookup.Found<Resource> found
        && found.value().facts() instanceof Vault facts
        && !facts.uri().isEmpty()) {
      return Optional.of(facts.uri());
    }
    return ports.uses().on(vault, MOST_ASKED).stream()
        .map(KeyUses.Use::key)
        .filter(key -> key.vaultName().equalsIgnoreCase(vault.name()))
        .map(KeyReference::vaultUri)
        .findFirst();
  }

  /**
   * A vault that is gone raises no further event when it stays so, nor when nobody notices; and the
   * message that asks for the first look at one that is used since may have been lost.
   */
  private void lookAfter(ResourceId vault) {
    // Why it cannot be judged now says nothing of its health.
    Set<TemporarilyUnavailable.Source> failures = new HashSet<>();
    boolean missing =
        ports.surroundings().read(vault.toString()) instanceof Lookup.Missing<Resource>;
    boolean told =
        ports.alerts().on(vault.toString()).stream()
            .filter(Alert::isOpen)
            .anyMatch(it -> it.signal().rule().equals(RaiseAlerts.VAULT_GONE));
    boolean unseen = !missing && ports.judgements().find(vault).isEmpty();
    if (missing != told || unseen) {
      now(vault, failures);
    }
  }

  private boolean now(ResourceId subject, Set<TemporarilyUnavailable.Source> failures) {
    try {
      inspect.inspect(subject, Asked.BY_EVENT);
      return true;
    } catch (TemporarilyUnavailable e) {
      failures.add(e.source());
      Duration wait = e.retryAfter().compareTo(LEAST_WAIT) > 0 ? e.retryAfter() : LEAST_WAIT;
      turns.ask(new Inspection.OfResource(subject), wait);
      return false;
    }
  }

  private boolean later(ResourceId key, Duration wait) {
    ports.queue().ask(new Inspection.OfResource(key), wait);
    return false;
  }

  private Set<ResourceId> keys(ResourceId asked) {
    Lookup<Resource> read = ports.surroundings().read(asked.toString());
    ResourceId vault =
        read instanceof Lookup.Found<Resource> found ? ResourceId.of(found.value().id()) : asked;
    Set<ResourceId> keys = new LinkedHashSet<>(ports.judgements().keysIn(vault));
    List<KeyUses.Use> uses = ports.uses().on(vault, MOST);
    uses.stream()
        .map(KeyUses.Use::key)
        .filter(key -> key.isComplete() && key.vaultName().equalsIgnoreCase(vault.name()))
        .map(key -> keyIn(vault, key.name()))
        .flatMap(Optional::stream)
        .forEach(keys::add);
    boolean more = uses.size() >= MOST;
    if (read instanceof Lookup.Found<Resource> found
        && (more || JudgeKey.isApproved(found.value(), policies.current()))) {
      keys.addAll(listed(vault, found.value()));
    }
    return keys;
  }

  private List<ResourceId> listed(ResourceId vault, Resource read) {
    return ports
        .surroundings()
        .below(read, kind(vault))
        .fold(
            all -> all.stream().flatMap(it -> keyIn(vault, last(it)).stream()).toList(),
            missing -> List.of(),
            reason -> {
              LOG.atWarn()
                  .addKeyValue("vault", vault)
                  .addKeyValue("reason", reason)
                  .log("A vault's keys could not be listed");
              return List.of();
            });
  }

  private static String last(Resource key) {
    return key.id().substring(key.id().lastIndexOf('/') + 1);
  }

  private static ResourceKind kind(ResourceId vault) {
    return ResourceKind.ofType(vault.type()).orElseThrow() == ResourceKind.MANAGED_HSM
        ? ResourceKind.HSM_KEY
        : ResourceKind.KEY;
  }

  /** The id of a key by its name, empty where the name is none that a key may have. */
  public static Optional<ResourceId> keyIn(ResourceId vault, String name) {
    return ResourceId.parse(vault + "/keys/" + name).filter(JudgeKey::isKey);
  }
}
