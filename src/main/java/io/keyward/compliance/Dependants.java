package io.keyward.compliance;

import io.keyward.inventory.Chain;
import io.keyward.inventory.Dependant;
import io.keyward.inventory.Encryption;
import io.keyward.inventory.Facts;
import io.keyward.inventory.Link;
import io.keyward.inventory.Resource;
import java.util.List;

/**
 * {@code cmk-dependants}: what holds the resource's data beside it is under a customer's key.
 *
 * <p>Queues and tables of storage follow the account's key only if their key type is Account, which
 * is chosen at creation (storage documentation, read 2026-11-21).
 */
final class Dependants implements Rule<Chain> {
  private static final String EXPECTED = "a customer-managed key";

  @Override
  public String id() {
    return "cmk-dependants";
  }

  @Override
  public Ruling judge(Chain chain, Policy policy) {
    Policy.Requirement requirement = policy.requirementFor(chain);
    if (!requirement.required()) {
      return notApplicable(requirement.reason(), chain);
    }
    if (chain.dependants().isEmpty()) {
      return notApplicable("Nothing beside it is known to hold its data.", chain);
    }
    Found found = new Found();
    chain.dependants().forEach(dependant -> judge(found, dependant));
    Ruling ruling = found.ruling("All that holds its data is under a customer-managed key.");
    return new Ruling(
        ruling.outcome(), Weight.of(chain, policy, ruling.severity()), ruling.evidence());
  }

  private static Ruling notApplicable(String reason, Chain chain) {
    return new Ruling(
        new Outcome.NotApplicable(reason),
        Severity.INFORMATIONAL,
        List.of(Evidence.of(chain.resource(), chain.resource().encryption().evidence())));
  }

  private static void judge(Found found, Dependant dependant) {
    Link link = dependant.link();
    dependant
        .resource()
        .fold(
            resource -> {
              found(found, link, resource);
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

  private static void found(Found found, Link link, Resource resource) {
    found.fact(Evidence.of(resource, link.role() + ": " + resource.encryption().evidence()));
    if (resource.facts() instanceof Facts.Telemetry telemetry) {
      logs(found, telemetry.workspaceId().isEmpty(), link, resource);
    } else if (resource.facts() instanceof Facts.LogWorkspace workspace) {
      logs(found, workspace.clusterId().isEmpty(), link, resource);
    } else {
      encryption(found, link, resource);
    }
  }

  /** Only a dedicated cluster has a key; logs elsewhere are under Microsoft's. */
  private static void logs(Found found, boolean ends, Link link, Resource resource) {
    if (ends) {
      found.violated(
          Severity.LOW,
          "Its " + link.role() + " " + CellText.orUntold(resource.name()) + " has no log cluster.",
          "logs under Microsoft's key",
          "a dedicated cluster under a customer-managed key");
    }
  }

  private static void encryption(Found found, Link link, Resource resource) {
    String name = "Its " + link.role() + " " + CellText.orUntold(resource.name());
    Encryption encryption = resource.encryption();
    if (encryption instanceof Encryption.Customer customer) {
      covered(found, name, resource, customer);
    } else if (encryption instanceof Encryption.Platform) {
      found.violated(
          Severity.HIGH,
          name + " is encrypted with Microsoft's key.",
          encryption.evidence(),
          EXPECTED);
    } else if (encryption instanceof Encryption.PerObject objects) {
      objects(found, name, objects);
    } else {
      found.doubt(name + " does not tell whose key it is under.");
    }
  }

  private static void covered(
      Found found, String name, Resource resource, Encryption.Customer customer) {
    if (customer.coverage() == Encryption.Coverage.PARTIAL) {
      found.violated(
          Severity.HIGH, name + " has parts under Microsoft's key.", customer.evidence(), EXPECTED);
    } else if (customer.coverage() != Encryption.Coverage.FULL) {
      found.doubt(name + " is not known to be wholly under its key.");
    }
    if (resource.facts() instanceof Facts.Storage storage) {
      keyType(found, name, "queues", storage.queueKeyType());
      keyType(found, name, "tables", storage.tableKeyType());
    }
  }

  private static void objects(Found found, String name, Encryption.PerObject objects) {
    if (!objects.clean()) {
      found.violated(
          Severity.HIGH,
          name + " has objects without a customer-managed key.",
          objects.evidence(),
          EXPECTED);
    } else if (!objects.counted()) {
      found.doubt(name + " does not tell whether all its objects are under a key.");
    }
  }

  /** A missing key type is Service where the service is in use, which only the account knows. */
  private static void keyType(Found found, String name, String what, String keyType) {
    if (keyType.equalsIgnoreCase("Service")) {
      found.violated(
          Severity.MEDIUM,
          name + " keeps its " + what + " under Microsoft's key.",
          what + ": keyType Service",
          what + ": keyType Account, chosen at creation");
    }
  }
}
