package io.keyward.workflow;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Surroundings;
import java.util.List;

/** Finds the encryption scopes of accounts that are under a customer's key. */
public final class FindScopes {
  private final Surroundings surroundings;

  /** Looks in these surroundings. */
  public FindScopes(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The scopes below these resources; where a list was refused, one scope that is not known. */
  public List<Resource> below(List<Resource> resources, Workers workers) {
    List<Resource> accounts =
        resources.stream()
            .filter(it -> it.kind() == ResourceKind.COGNITIVE_ACCOUNT)
            .filter(it -> it.encryption() instanceof Encryption.Customer)
            .toList();
    return workers.map(accounts, this::of).stream().flatMap(List::stream).toList();
  }

  private List<Resource> of(Resource account) {
    ResourceKind kind = ResourceKind.COGNITIVE_ENCRYPTION_SCOPE;
    Lookup<List<Resource>> list = surroundings.below(account, kind);
    return list.fold(
        scopes -> scopes,
        missing -> List.of(),
        reason ->
            List.of(
                Resource.unreadable(
                    ResourceId.of(account.id() + "/encryptionScopes/-"), kind, reason)));
  }
}
