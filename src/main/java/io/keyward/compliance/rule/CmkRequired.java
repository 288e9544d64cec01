package io.keyward.compliance.rule;

import io.keyward.compliance.Evidence;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Ruling;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.table.CmkSupport;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Shown;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.Optional;

/** {@code cmk-required}: encrypted with a customer's key where the policy requires one. */
public final class CmkRequired implements Rule<Chain> {
  public static final String ID = "cmk-required";
  public static final String CANNOT = "It cannot use a customer-managed key: ";
  private static final String EXPECTED = "a customer-managed key";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Ruling judge(Chain chain, Policy policy) {
    Resource holder = chain.holder();
    return new Ruling(
        outcome(chain, policy),
        Weight.of(chain, policy, Severity.HIGH),
        List.of(Evidence.of(holder, holder.encryption().evidence())));
  }

  private static Outcome outcome(Chain chain, Policy policy) {
    if (policy.isClassifiedByUnknownParent(chain)) {
      return new Outcome.Undetermined(
          "Its classification is on the resource it belongs to, which could not be read.");
    }
    if (policy.isClassificationUnread(chain)) {
      return new Outcome.Undetermined("Its classification could not be read.");
    }
    if (policy.isExcludedByParity(chain.holder().serviceKind())
        && chain.holder().kind() == ResourceKind.COGNITIVE_ACCOUNT) {
      return new Outcome.NotApplicable(
          "The policy file's parity mode leaves out the kind "
              + Shown.text(chain.holder().serviceKind())
              + ", as Azure's own policy does.");
    }
    Policy.Requirement requirement = policy.requirementFor(chain);
    if (!requirement.required()) {
      return new Outcome.NotApplicable(requirement.reason());
    }
    return chain.resource().encryption() instanceof Encryption.Inherited inherited
        ? inherited(chain, inherited, requirement)
        : own(chain.resource(), chain.ownedStorage(), requirement);
  }

  private static Outcome inherited(
      Chain chain, Encryption.Inherited inherited, Policy.Requirement requirement) {
    return chain
        .parent()
        .fold(
            parent -> own(parent, List.of(), requirement),
            missing ->
                new Outcome.Undetermined(
                    inherited.evidence() + ", and what it inherits from was not found"),
            reason ->
                new Outcome.Undetermined(
                    inherited.evidence() + ", and that could not be read: " + reason));
  }

  private static Outcome own(
      Resource resource, List<Lookup<Resource>> storage, Policy.Requirement requirement) {
    Encryption encryption = resource.encryption();
    if (encryption instanceof Encryption.Customer customer) {
      return underCustomerKey(resource, customer);
    }
    if (encryption instanceof Encryption.PerObject objects) {
      return perObject(objects);
    }
    if (encryption instanceof Encryption.Unknown unknown) {
      return new Outcome.Undetermined(
          "The body does not tell whose key it is: " + unknown.evidence());
    }
    if (encryption instanceof Encryption.Inherited inherited) {
      return new Outcome.Undetermined(
          "What it inherits from has no key of its own either: " + inherited.evidence());
    }
    return platform(resource, storage, requirement);
  }

  private static Outcome underCustomerKey(Resource resource, Encryption.Customer customer) {
    Optional<String> contradiction = CmkSupport.contradiction(resource);
    if (contradiction.isPresent() && customer.coverage() != Encryption.Coverage.PARTIAL) {
      return new Outcome.Undetermined(
          "It names a customer-managed key although "
              + contradiction.get()
              + "; whether the key is in use is not known.");
    }
    return switch (customer.coverage()) {
      case PARTIAL ->
          violated(
              "Objects older than the service-level key are not under a customer-managed key.",
              customer.evidence());
      case UNCONFIRMED ->
          new Outcome.Undetermined(
              "Its last change did not surely succeed, so whether the key is in force is not told.");
      case UNCOUNTED ->
          new Outcome.Undetermined(
              "It names a customer-managed key; whether all its data is under that is not told: "
                  + customer.evidence());
      case FULL, PENDING -> new Outcome.Satisfied("It is encrypted with a customer-managed key.");
    };
  }

  private static Outcome perObject(Encryption.PerObject objects) {
    if (!objects.clean()) {
      return violated(
          "Enforcement is on, but some objects are not under a customer-managed key; they must be"
              + " created anew.",
          objects.evidence());
    }
    return objects.counted()
        ? new Outcome.Satisfied(
            "Enforcement is on, and the service reports every object under a customer-managed key.")
        : new Outcome.Undetermined(
            "Enforcement is on; whether every object is under a key is not told.");
  }

  private static Outcome platform(
      Resource resource, List<Lookup<Resource>> storage, Policy.Requirement requirement) {
    CmkSupport support = CmkSupport.of(resource);
    return switch (support.answer()) {
      case NO -> new Outcome.NotApplicable(CANNOT + support.reason());
      case UNKNOWN ->
          new Outcome.Undetermined(
              "It is under Microsoft's key, and whether it can use another is not known: "
                  + support.reason());
      case BY_OWNED_STORAGE -> OwnedStorage.judge(storage, support.reason());
      case YES ->
          violated(
              "It is encrypted with Microsoft's key, although " + requirement.reason() + ".",
              resource.encryption().evidence());
    };
  }

  static Outcome violated(String message, String observed) {
    return new Outcome.Violated(message, observed, EXPECTED);
  }
}
