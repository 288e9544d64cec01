package io.keyward.compliance.assess;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Found;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.Rule;
import io.keyward.compliance.rule.Weight;
import io.keyward.compliance.table.CellText;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Dependant;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Link;
import io.keyward.inventory.fact.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code cmk-dependants}: what holds the resource's data beside it is under a customer's key that
 * can be used.
 *
 * <p>Queues and tables of storage follow the account's key only if their key type is Account, which
 * is chosen at creation (storage documentation, read 2026-11-21). Accounts for blobs or files alone
 * have neither.
 */
final class Dependants implements Rule<Chain> {
  static final String ID = "cmk-dependants";
  private static final String EXPECTED = "a customer-managed key";
  private static final Set<String> WITHOUT_QUEUES =
      Set.of("blobstorage", "blockblobstorage", "filestorage");

  /** One dependant under judgement. */
  private record Case(Found found, Chain chain, Dependant dependant, Resource resource) {
    String name() {
      return "Its " + dependant.link().role() + " " + CellText.orUntold(resource.name());
    }
  }

  @Override
  public String id() {
    return ID;
  }

  /** Whether it is about the resource itself: all it finds may stand behind its hub or account. */
  static boolean isOwn(Chain chain) {
    return chain.dependants().isEmpty()
        || chain.dependants().stream().anyMatch(it -> !it.inherited());
  }

  @Override
  public Ruling judge(Chain chain, Policy policy) {
    Policy.Requirement requirement = policy.requirementFor(chain);
    if (!requirement.required()) {
      return notApplicable(requirement.reason(), chain);
    }
    List<Dependant> judged =
        chain.dependants().stream().filter(it -> !isToldBefore(chain, it)).toList();
    if (judged.isEmpty()) {
      return notApplicable("Nothing beside it is known to hold its data.", chain);
    }
    Found found = new Found();
    judged.forEach(dependant -> judge(found, chain, dependant));
    if (judged.stream().anyMatch(it -> it.key() instanceof Lookup.Found<KeyChain>)) {
      found.note("Who may open their keys, and the way there, is not judged.");
    }
    Ruling ruling = found.ruling("All that holds its data is under a customer-managed key.");
    return new Ruling(
        ruling.outcome(), Weight.of(chain, policy, ruling.severity()), ruling.evidence());
  }

  /** Where customer-owned storage is the only way, {@code cmk-required} tells whose key it has. */
  private static boolean isToldBefore(Chain chain, Dependant dependant) {
    return !chain.ownedStorage().isEmpty() && dependant.key() instanceof Lookup.Missing<KeyChain>;
  }

  private static Ruling notApplicable(String reason, Chain chain) {
    return new Ruling(
        new Outcome.NotApplicable(reason),
        Severity.INFORMATIONAL,
        List.of(Evidence.of(chain.resource(), chain.resource().encryption().evidence())));
  }

  private static void judge(Found found, Chain chain, Dependant dependant) {
    Link link = dependant.link();
    dependant
        .resource()
        .fold(
            resource -> {
              found(new Case(found, chain, dependant, resource));
              return found;
            },
            missing -> {
              found.note("Its " + link.role() + " does not exist.");
              return found;
            },
            reason -> {
              found.doubt("Its " + link.role() + " could not be read: " + reason + ".");
              return found;
            });
  }

  private static void found(Case it) {
    Resource resource = it.resource();
    String role = it.dependant().link().role();
    it.found().fact(Evidence.of(resource, role + ": " + resource.encryption().evidence()));
    if (resource.facts() instanceof Facts.Telemetry telemetry) {
      logs(it, telemetry.workspaceId().isEmpty());
    } else if (resource.facts() instanceof Facts.LogWorkspace workspace) {
      logs(it, workspace.clusterId().isEmpty());
    } else {
      encryption(it);
    }
  }

  /** Only a dedicated cluster has a key; logs elsewhere are under Microsoft's. */
  private static void logs(Case it, boolean ends) {
    if (ends) {
      it.found()
          .violated(
              Severity.LOW,
              it.name() + " has no log cluster.",
              "logs under Microsoft's key",
              "a dedicated cluster under a customer-managed key");
    }
  }

  private static void encryption(Case it) {
    Encryption encryption = it.resource().encryption();
    if (encryption instanceof Encryption.Customer customer) {
      covered(it, customer);
    } else if (encryption instanceof Encryption.Platform) {
      it.found()
          .violated(
              Severity.HIGH,
              it.name() + " is encrypted with Microsoft's key.",
              encryption.evidence(),
              EXPECTED);
    } else if (encryption instanceof Encryption.PerObject objects) {
      objects(it, objects);
    } else {
      it.found().doubt(it.name() + " does not tell whose key it is under.");
    }
  }

  private static void covered(Case it, Encryption.Customer customer) {
    if (customer.coverage() == Encryption.Coverage.PARTIAL) {
      it.found()
          .violated(
              Severity.HIGH,
              it.name() + " has parts under Microsoft's key.",
              customer.evidence(),
              EXPECTED);
    } else if (customer.coverage() != Encryption.Coverage.FULL) {
      it.found().doubt(it.name() + " is not known to be wholly under its key.");
    }
    boolean queues = !WITHOUT_QUEUES.contains(it.resource().serviceKind().toLowerCase(Locale.ROOT));
    if (queues && it.resource().facts() instanceof Facts.Storage storage) {
      keyType(it, "queues", storage.queueKeyType());
      keyType(it, "tables", storage.tableKeyType());
    }
    if (it.resource().facts() instanceof Facts.Storage storage) {
      inUse(it, storage.keyExpires());
    }
    DependantKey.judge(it.found(), it.name(), it.chain(), it.dependant());
  }

  /** Storage tells when the version of the key that it works with ends. */
  private static void inUse(Case it, Lookup<Instant> expires) {
    if (expires instanceof Lookup.Found<Instant> at && !at.value().isAfter(it.chain().asOf())) {
      it.found()
          .violated(
              Severity.CRITICAL,
              it.name() + " works with a version of its key that expired on " + at.value() + ".",
              "currentVersionedKeyExpirationTimestamp " + at.value(),
              "a version within its dates");
    } else if (expires instanceof Lookup.Unreadable<Instant>) {
      it.found().doubt(it.name() + " does not tell when the version of its key expires.");
    }
  }

  private static void objects(Case it, Encryption.PerObject objects) {
    if (!objects.clean()) {
      it.found()
          .violated(
              Severity.HIGH,
              it.name() + " has objects without a customer-managed key.",
              objects.evidence(),
              EXPECTED);
    } else if (!objects.counted()) {
      it.found().doubt(it.name() + " does not tell whether all its objects are under a key.");
    }
  }

  /** A key type that is not told is mostly Service, of an account that may use neither. */
  private static void keyType(Case it, String what, String keyType) {
    if (keyType.equalsIgnoreCase("Service")) {
      it.found()
          .violated(
              Severity.MEDIUM,
              it.name() + " keeps its " + what + " under Microsoft's key.",
              what + ": keyType Service",
              what + ": keyType Account, chosen at creation");
    } else if (!keyType.equalsIgnoreCase("Account")) {
      it.found().doubt(it.name() + " does not tell whose key its " + what + " are under.");
    }
  }
}
