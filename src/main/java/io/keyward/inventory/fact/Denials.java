package io.keyward.inventory.fact;

import io.keyward.inventory.ResourceKind;
import java.util.List;

/** The deny assignments that may take away what role assignments give. */
public final class Denials {
  private final List<DenyAssignment> all;

  private Denials(List<DenyAssignment> all) {
    this.all = List.copyOf(all);
  }

  /** Those among these; one whose body is not understood may take anything from anybody. */
  public static Denials of(List<Resource> resources) {
    return new Denials(
        resources.stream()
            .filter(it -> it.kind() == ResourceKind.DENY_ASSIGNMENT)
            .map(Denials::denial)
            .toList());
  }

  /** Nobody could tell which there are. */
  public static Denials unknown() {
    return new Denials(List.of(DenyAssignment.unread()));
  }

  private static DenyAssignment denial(Resource resource) {
    return resource.facts() instanceof DenyAssignment denial ? denial : DenyAssignment.unread();
  }

  /** What is left of a role assignment on a key. */
  public RoleAssignment after(RoleAssignment assignment, String keyId) {
    boolean denied = all.stream().anyMatch(it -> it.mayTake(keyId, assignment.principalId()));
    return denied ? assignment.deniable() : assignment;
  }
}
