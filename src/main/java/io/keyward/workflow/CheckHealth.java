package io.keyward.workflow;

import io.keyward.compliance.PolicySource;
import io.keyward.inventory.TemporarilyUnavailable;
import java.util.List;

/** Asks what Keyward cannot work without whether it answers. */
public final class CheckHealth {
  private final Ports ports;
  private final PolicySource policies;

  /** Asks these. */
  public CheckHealth(Ports ports, PolicySource policies) {
    this.ports = ports;
    this.policies = policies;
  }

  /**
   * One thing that was asked.
   *
   * @param action what to do when it fails, "" when it does not
   */
  public record Check(String name, boolean good, String action) {}

  /**
   * All that was asked.
   *
   * @param policy what is in force; a newer file that is refused makes nothing fail
   */
  public record Health(List<Check> checks, PolicySource.Standing policy) {

    /** Copies the list. */
    public Health {
      checks = List.copyOf(checks);
    }

    /** Whether everything answered. */
    public boolean isGood() {
      return checks.stream().allMatch(Check::good);
    }
  }

  /** Asks now. */
  public Health now() {
    return new Health(List.of(store()), policies.standing());
  }

  private Check store() {
    try {
      ports.judgements().list("", 1, "");
      return new Check("store", true, "");
    } catch (TemporarilyUnavailable | IllegalStateException e) {
      // The second is what a store throws that refuses for good, such as for a missing role.
      return new Check(
          "store",
          false,
          "Check the storage account of KeywardStorage, its network rules and the identity's role"
              + " Storage Table Data Contributor.");
    }
  }
}
