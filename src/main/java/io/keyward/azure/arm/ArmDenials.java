package io.keyward.azure.arm;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Denials;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deny assignments, read once for a whole subscription: without a filter the list names those at,
 * above and below it (REST documentation of 2022-04-01, read 2026-11-22). People cannot make them;
 * deployment stacks and managed applications do, so they are remembered as long as role
 * definitions.
 */
final class ArmDenials {
  private static final String LIST = "/providers/Microsoft.Authorization/denyAssignments";

  private final ArmBodies bodies;
  private final RecentReads<Denials> recent;

  ArmDenials(ArmBodies bodies, RecentReads<Denials> recent) {
    this.bodies = bodies;
    this.recent = recent;
  }

  /** Those that concern a subscription; where the list is refused, there may be any. */
  Denials in(String subscription) {
    String scope = "/subscriptions/" + subscription;
    return recent
        .of("denials " + scope, () -> read(scope))
        .fold(found -> found, none -> Denials.of(List.of()), reason -> Denials.unknown());
  }

  /** Where Azure does not know the list at all, as in a cloud without them, there are none. */
  private Lookup<Denials> read(String scope) {
    return bodies
        .calls()
        .list(scope + LIST, ResourceKind.DENY_ASSIGNMENT.apiVersion(), "")
        .fold(
            entries -> new Lookup.Found<>(denials(entries)),
            gone -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  private static Denials denials(List<Map<String, @Nullable Object>> entries) {
    List<Resource> read = new ArrayList<>();
    for (Map<String, @Nullable Object> entry : entries) {
      Optional<Resource> denial =
          ResourceParser.parse(entry).filter(it -> it.kind() == ResourceKind.DENY_ASSIGNMENT);
      if (denial.isEmpty()) {
        return Denials.unknown();
      }
      read.add(denial.get());
    }
    return Denials.of(read);
  }
}
