package io.keyward.compliance.rule;

import io.keyward.compliance.Outcome;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/** Judges a service that keeps data under a customer's key only in customer-owned storage. */
final class OwnedStorage {
  private OwnedStorage() {}

  static Outcome judge(List<Lookup<Resource>> storage, String reason) {
    if (storage.isEmpty()) {
      return CmkRequired.violated(
          "It has no customer-owned storage: " + reason + ".",
          "properties.userOwnedStorage is missing");
    }
    List<Outcome> outcomes = storage.stream().map(OwnedStorage::account).toList();
    return outcomes.stream()
        .filter(Outcome.Violated.class::isInstance)
        .findFirst()
        .or(() -> outcomes.stream().filter(Outcome.Undetermined.class::isInstance).findFirst())
        .orElseGet(() -> outcomes.get(0));
  }

  private static Outcome account(Lookup<Resource> storage) {
    return storage.fold(
        OwnedStorage::found,
        missing -> new Outcome.Undetermined("Its customer-owned storage was not found."),
        reason ->
            new Outcome.Undetermined("Its customer-owned storage could not be read: " + reason));
  }

  private static Outcome found(Resource account) {
    if (account.kind() != ResourceKind.STORAGE_ACCOUNT) {
      return new Outcome.Undetermined(
          "Its customer-owned storage names a resource of another type.");
    }
    Encryption encryption = account.encryption();
    if (encryption instanceof Encryption.Customer) {
      return new Outcome.Satisfied("Its customer-owned storage is under a customer-managed key.");
    }
    return encryption instanceof Encryption.Platform
        ? CmkRequired.violated(
            "Its customer-owned storage is encrypted with Microsoft's key.", encryption.evidence())
        : new Outcome.Undetermined(
            "Its customer-owned storage does not tell whose key it is under.");
  }
}
