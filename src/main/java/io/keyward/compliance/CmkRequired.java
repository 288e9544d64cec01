package io.keyward.compliance;

import io.keyward.inventory.Chain;
import io.keyward.inventory.Encryption;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Resource;
import java.util.List;

/** {@code cmk-required}: encrypted with a customer's key where the policy requires one. */
final class CmkRequired implements Rule {
  static final String ID = "cmk-required";
  private static final String EXPECTED = "a customer-managed key";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "AI resources whose classification requires it are encrypted with a customer-managed key.";
  }

  @Override
  public String why() {
    return "Under Microsoft's key the customer can neither revoke access to the data nor prove who"
        + " held the key.";
  }

  @Override
  public String fix() {
    return "Give the resource an identity, grant that identity get, wrapKey and unwrapKey on a key in"
        + " an approved vault, then name the key in the resource's encryption setting. Machine"
        + " Learning workspaces and hubs take a key only when they are created.";
  }

  @Override
  public Severity severity(Chain chain, Policy policy) {
    if (!policy.isProduction(chain)) {
      return Severity.MEDIUM;
    }
    return policy.isHighest(policy.classificationOf(chain)) ? Severity.CRITICAL : Severity.HIGH;
  }

  @Override
  public Outcome judge(Chain chain, Policy policy) {
    if (policy.isClassifiedByUnknownParent(chain)) {
      return new Outcome.Undetermined(
          "Its classification is on the resource it belongs to, which could not be read.");
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
      return underCustomerKey(customer);
    }
    if (encryption instanceof Encryption.PerObject objects) {
      return perObject(objects);
    }
    if (encryption instanceof Encryption.Unknown unknown) {
      return new Outcome.Undetermined(
          "The body does not tell whose key it is: " + unknown.evidence());
    }
    return platform(resource, storage, requirement);
  }

  private static Outcome underCustomerKey(Encryption.Customer customer) {
    return customer.coverage() == Encryption.Coverage.PARTIAL
        ? violated(
            "Objects older than the service-level key are not under a customer-managed key.",
            customer.evidence())
        : new Outcome.Satisfied("It is encrypted with a customer-managed key.");
  }

  private static Outcome perObject(Encryption.PerObject objects) {
    return objects.clean()
        ? new Outcome.Undetermined(
            "Enforcement is on; the keys are on indexes and other objects, which ARM does not show.")
        : violated(
            "Enforcement is on, but some objects are not under a customer-managed key; they must be"
                + " created anew.",
            objects.evidence());
  }

  private static Outcome platform(
      Resource resource, List<Lookup<Resource>> storage, Policy.Requirement requirement) {
    CmkSupport support = CmkSupport.of(resource);
    return switch (support.answer()) {
      case NO ->
          new Outcome.NotApplicable("It cannot use a customer-managed key: " + support.reason());
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
