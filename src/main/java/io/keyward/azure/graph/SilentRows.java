package io.keyward.azure.graph;

import io.keyward.azure.arm.ArmBodies;
import io.keyward.azure.arm.ArmResources;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * AI resources whose rows leave open what a newer api-version tells: read by one list for each type
 * and subscription, and one by one where the list does not name them.
 */
final class SilentRows {
  private final ArmBodies bodies;
  private final ArmResources resources;
  private final Persistence persistence;
  private final Map<String, Map<ResourceId, Resource>> lists = new HashMap<>();

  SilentRows(ArmBodies bodies, Persistence persistence) {
    this.bodies = bodies;
    this.resources = new ArmResources(bodies);
    this.persistence = persistence;
  }

  /** The same resources, the silent ones as ARM shows them; those that are gone are left out. */
  List<Resource> resolved(List<Resource> rows) {
    List<Resource> told = new ArrayList<>(rows.size());
    for (Resource row : rows) {
      if (row.kind().isAi() && RowReader.isSilent(row)) {
        resolve(row).ifPresent(told::add);
      } else {
        told.add(row);
      }
    }
    return told;
  }

  private Optional<Resource> resolve(Resource row) {
    ResourceId id = ResourceId.of(row.id());
    Resource listed = listed(row).get(id);
    if (listed != null) {
      return Optional.of(listed);
    }
    return persistence
        .of(() -> resources.read(id))
        .fold(
            Optional::of,
            gone -> Optional.empty(),
            reason -> Optional.of(row.withUnknownKey(reason)));
  }

  /** Top-level types alone can be listed by subscription. */
  private Map<ResourceId, Resource> listed(Resource row) {
    boolean top = row.kind().type().indexOf('/') == row.kind().type().lastIndexOf('/');
    String path = "/subscriptions/" + row.subscription() + "/providers/" + row.kind().type();
    return top ? lists.computeIfAbsent(path, it -> list(it, row.kind())) : Map.of();
  }

  private Map<ResourceId, Resource> list(String path, ResourceKind kind) {
    Map<ResourceId, Resource> found = new HashMap<>();
    Lookup<List<Map<String, @Nullable Object>>> entries =
        persistence.of(() -> bodies.calls().list(path, kind.apiVersion(), ""));
    if (entries instanceof Lookup.Found<List<Map<String, @Nullable Object>>> read) {
      read.value().forEach(entry -> take(entry, kind, found));
    }
    return found;
  }

  private void take(
      Map<String, @Nullable Object> entry, ResourceKind kind, Map<ResourceId, Resource> found) {
    Optional<ResourceId> id =
        entry.get("id") instanceof String text ? ResourceId.parse(text) : Optional.empty();
    id.ifPresent(
        it -> {
          if (resources.understood(it, kind, entry) instanceof Lookup.Found<Resource> read) {
            found.put(it, read.value());
          }
        });
  }
}
