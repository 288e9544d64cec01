package io.keyward.workflow.judge;

import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.assess.VaultAssessor;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Dependant;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.KeyUses;
import io.keyward.inventory.port.VaultUse;
import io.keyward.remediation.Plan;
import io.keyward.remediation.planner.Planner;
import io.keyward.workflow.Ports;
import io.keyward.workflow.chain.ReadChain;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges one subject, an AI resource or a vault, and says what an AI resource depends on. */
public final class JudgeSubject {
  /** What the strictest user of a vault asks for, all of them ask for. */
  private static final int MOST_USERS = 20_000;

  /** The assignments of a subscription are one list, which is remembered and serves all in it. */
  private static final int MOST_SUBSCRIPTIONS = 20;

  /** Each list may have thousands of assignments, which are gone through resource by resource. */
  private static final int MOST_ASKED = 1_000;

  private static final int MOST_LINKS = 60;

  private final Ports ports;
  private final ReadChain chains;
  private final Assessor assessor;
  private final Planner planner;
  private final JudgeKey keys;
  private final VaultAssessor vaults = new VaultAssessor(Rules.ofVaults());

  public JudgeSubject(Ports ports, Assessor assessor) {
    this.ports = ports;
    this.chains = new ReadChain(ports.surroundings(), ports.clock());
    this.assessor = assessor;
    this.planner = new Planner(ports.surroundings(), ports.uses(), ports.tenantId());
    this.keys = new JudgeKey(ports);
  }

  /** Makes the plan for the open findings of what was judged. */
  interface Planning {
    Plan plan(Assessment assessment, Policy policy);
  }

  /**
   * A verdict, and what the resource depends on.
   *
   * @param use empty where that is not known now
   * @param more what is kept beside the outcomes
   */
  public record Judged(
      Assessment assessment, Optional<KeyUses.Use> use, Planning planning, Map<String, ?> more) {}

  /**
   * What is judged where something is to be looked at; a key stands for itself, not for its vault.
   */
  public Optional<ResourceId> subjectOf(ResourceId id) {
    return JudgeKey.isKey(id) ? Optional.of(id) : ResourceKind.nearest(id).filter(this::isSubject);
  }

  /** What it tells now. */
  public Lookup<Resource> read(ResourceId id) {
    return JudgeKey.isKey(id) ? keys.read(id) : ports.resources().read(id);
  }

  /** Whether it must be judged though it does not exist: a key that somebody is under. */
  public boolean isMissed(ResourceId id) {
    return JudgeKey.isKey(id) && keys.isMissed(id);
  }

  /** Whether it is one that is judged: a vault is only while an AI resource uses it. */
  boolean isSubject(ResourceId id) {
    ResourceKind kind = ResourceKind.ofType(id.type()).orElse(ResourceKind.SERVICE_PRINCIPAL);
    return kind.isAi()
        || (isVault(kind) && (isUsed(id) || ports.judgements().find(id).isPresent()));
  }

  /** Whether it still has a reason to be judged. */
  public boolean isWanted(ResourceId id, Policy policy) {
    if (JudgeKey.isKey(id)) {
      return keys.isWanted(id, policy);
    }
    return !isVault(ResourceKind.ofType(id.type()).orElseThrow()) || isUsed(id);
  }

  private boolean isUsed(ResourceId vault) {
    return !ports.uses().on(vault, 1).isEmpty();
  }

  public static boolean isVault(ResourceKind kind) {
    return kind.isVault();
  }

  /** Judges what was just read, which exists or could not be read. */
  public Judged judge(ResourceId id, Lookup<Resource> read, Policy policy) {
    if (JudgeKey.isKey(id)) {
      return keys.judge(id, read, policy);
    }
    ResourceKind kind = ResourceKind.ofType(id.type()).orElseThrow();
    return read.fold(
        resource -> isVault(kind) ? ofVault(resource, policy) : ofAi(id, resource, policy),
        missing -> unread(id, kind, "it is gone"),
        reason -> unread(id, kind, reason));
  }

  private Judged unread(ResourceId id, ResourceKind kind, String reason) {
    Assessment assessment =
        isVault(kind) ? vaults.unreadable(id, kind, reason) : assessor.unreadable(id, kind, reason);
    return new Judged(assessment, Optional.empty(), (given, policy) -> Plan.none(), Map.of());
  }

  private Judged ofAi(ResourceId id, Resource resource, Policy policy) {
    Chain chain = chains.around(resource, policy);
    KeyUses.Use use = use(id, chain);
    return new Judged(
        assessor.assess(chain, policy),
        isBlind(chain, use) ? Optional.empty() : Optional.of(use),
        (assessment, now) -> planner.forResource(chain, assessment, now),
        Map.of("tags", new TreeMap<>(resource.tags())));
  }

  /** A vault that cannot be seen now is not one that nobody uses any more. */
  private boolean isBlind(Chain chain, KeyUses.Use use) {
    return chain.key() instanceof Lookup.Found<KeyChain> found
        && !(found.value().vault() instanceof Lookup.Found<Resource>)
        && ports.uses().of(use.key()).stream().anyMatch(it -> it.user().equals(use.user()));
  }

  private static KeyUses.Use use(ResourceId id, Chain chain) {
    Resource resource = chain.resource();
    Set<String> on = new HashSet<>();
    KeyReference key = KeyReference.of("", "", "");
    if (chain.key() instanceof Lookup.Found<KeyChain> found) {
      behindKey(found.value(), on);
      boolean own = resource.encryption() instanceof Encryption.Customer;
      key = own ? found.value().reference() : key;
    }
    chain.dependants().stream().map(Dependant::link).forEach(link -> on.add(link.id()));
    chain.dependants().stream().map(Dependant::resource).forEach(it -> idOf(it).ifPresent(on::add));
    chain.dependants().forEach(it -> keyOf(it).ifPresent(on::add));
    chain.ownedStorage().forEach(it -> idOf(it).ifPresent(on::add));
    Set<String> ids = new HashSet<>();
    on.stream()
        .filter(it -> ResourceId.parse(it).isPresent())
        .sorted()
        .limit(MOST_LINKS)
        .forEach(ids::add);
    return key.isComplete() || !ids.isEmpty()
        ? new KeyUses.Use(id, key, resource.tags(), ids)
        : KeyUses.Use.none(id);
  }

  private static Optional<String> keyOf(Dependant dependant) {
    return dependant.key() instanceof Lookup.Found<KeyChain> key
        ? idOf(key.value().vault())
        : Optional.empty();
  }

  private static void behindKey(KeyChain key, Set<String> on) {
    idOf(key.vault()).ifPresent(on::add);
    on.add(key.reference().vaultId());
    on.add(key.identity().resourceId());
    if (key.user() instanceof Lookup.Found<Resource> user) {
      on.addAll(user.value().identities().userAssigned().keySet());
    }
  }

  private static Optional<String> idOf(Lookup<Resource> resource) {
    return resource instanceof Lookup.Found<Resource> found
        ? Optional.of(found.value().id())
        : Optional.empty();
  }

  private Judged ofVault(Resource vault, Policy policy) {
    List<Resource> users =
        ports.uses().on(ResourceId.of(vault.id()), MOST_USERS).stream()
            .map(KeyUses.Use::asResource)
            .toList();
    Set<String> subscriptions =
        users.stream()
            .map(JudgeSubject::subscription)
            .distinct()
            .limit(MOST_SUBSCRIPTIONS)
            .collect(Collectors.toSet());
    List<Resource> asked =
        users.stream()
            .filter(it -> subscriptions.contains(subscription(it)))
            .limit(MOST_ASKED)
            .toList();
    VaultUse use = VaultUse.read(ports.surroundings(), vault, users, asked);
    return new Judged(
        vaults.assess(use, policy),
        Optional.empty(),
        (assessment, now) -> planner.forVault(use, assessment, now),
        Map.of());
  }

  private static String subscription(Resource user) {
    return ResourceId.of(user.id()).subscription().toLowerCase(Locale.ROOT);
  }
}
