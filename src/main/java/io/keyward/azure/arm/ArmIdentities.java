package io.keyward.azure.arm;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * User-assigned identities by their client id, which only Resource Graph can look up; both ids of
 * an identity are given for its life, so that the row is as good as a read.
 */
final class ArmIdentities {
  private final ArmBodies bodies;
  private final RecentReads<Resource> lasting;

  ArmIdentities(ArmBodies bodies, RecentReads<Resource> lasting) {
    this.bodies = bodies;
    this.lasting = lasting;
  }

  Lookup<Resource> of(String clientId) {
    return clientId.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? lasting.of("identity " + clientId, () -> seek(clientId))
        : new Lookup.Unreadable<>("its client id is no GUID");
  }

  private Lookup<Resource> seek(String clientId) {
    String query =
        "resources | where type =~ 'microsoft.managedidentity/userassignedidentities'"
            + " and tostring(properties.clientId) =~ '"
            + clientId
            + "' | project id, name, type, location, properties | order by id asc";
    return bodies
        .calls()
        .query(query)
        .fold(
            rows -> first(rows, clientId),
            missing -> new Lookup.Unreadable<>("Resource Graph is not there"),
            Lookup.Unreadable::new);
  }

  private Lookup<Resource> first(List<Map<String, @Nullable Object>> rows, String clientId) {
    return rows.stream()
        .flatMap(row -> ResourceParser.parse(row).stream())
        .filter(
            it ->
                it.facts() instanceof Principal principal
                    && principal.clientId().equalsIgnoreCase(clientId))
        .findFirst()
        .map(it -> it.from(bodies.origin("Resource Graph, identity " + clientId)))
        .<Lookup<Resource>>map(Lookup.Found::new)
        .orElseGet(() -> new Lookup.Unreadable<>("no identity with this client id can be seen"));
  }
}
