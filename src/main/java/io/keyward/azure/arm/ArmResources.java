package io.keyward.azure.arm;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import io.keyward.inventory.port.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resources as ARM shows them, each read with the api-version of its kind. */
public final class ArmResources implements Resources {
  /** ARM lists tracked resources alone; encryption scopes are found through their events. */
  private static final List<String> LISTED =
      ResourceKind.ai().stream().map(ResourceKind::type).toList();

  private static final String NAMES =
      "resources | where subscriptionId =~ '%s' | where type in~ ("
          + LISTED.stream().map(type -> "'" + type + "'").collect(Collectors.joining(", "))
          + ") | project id | order by id asc";

  private final ArmBodies bodies;

  /** Reads through this client. */
  public ArmResources(ArmBodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public Lookup<Resource> read(ResourceId id) {
    Optional<ResourceKind> kind = ResourceKind.ofType(id.type());
    return kind.map(it -> parsed(id, it))
        .orElseGet(() -> new Lookup.Unreadable<>("its type is not one that Keyward knows"));
  }

  private Lookup<Resource> parsed(ResourceId id, ResourceKind kind) {
    return bodies
        .read(id, kind.apiVersion())
        .fold(
            body -> understood(id, kind, body),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  /** An answer of another type than was asked for is not judged; one of ours knows its version. */
  public Lookup<Resource> understood(
      ResourceId id, ResourceKind kind, Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> read = new HashMap<>(body);
    read.put("apiVersion", kind.apiVersion());
    if (!(body.get("properties") instanceof Map<?, ?>)) {
      return new Lookup.Unreadable<>("ARM's answer shows no properties");
    }
    Optional<Resource> resource = ResourceParser.parse(read).filter(it -> it.kind() == kind);
    return resource
        .map(it -> it.from(bodies.origin("GET " + id + " (" + kind.apiVersion() + ")")))
        .<Lookup<Resource>>map(Lookup.Found::new)
        .orElseGet(() -> new Lookup.Unreadable<>("ARM's answer is not a resource of that type"));
  }

  /**
   * Asks Resource Graph, a thousand names to a page and outside ARM's own limits; where it refuses
   * or is busy, ARM lists. What Resource Graph does not know yet was written moments ago and has
   * its event.
   */
  @Override
  public Lookup<Integer> each(String subscriptionId, Consumer<ResourceId> found) {
    return rows(subscriptionId)
        .fold(
            rows -> named(rows, found),
            missing -> listed(subscriptionId, found),
            reason -> listed(subscriptionId, found));
  }

  private Lookup<List<Map<String, @Nullable Object>>> rows(String subscriptionId) {
    try {
      return bodies.calls().query(NAMES.formatted(subscriptionId.replace("'", "")));
    } catch (TemporarilyUnavailable busy) {
      return new Lookup.Unreadable<>("Resource Graph is busy");
    }
  }

  private static Lookup<Integer> named(
      List<Map<String, @Nullable Object>> rows, Consumer<ResourceId> found) {
    List<ResourceId> ids =
        rows.stream()
            .map(row -> row.get("id") instanceof String id ? id : "")
            .flatMap(id -> ResourceId.parse(id).stream())
            .toList();
    ids.forEach(found);
    return new Lookup.Found<>(ids.size());
  }

  private Lookup<Integer> listed(String subscriptionId, Consumer<ResourceId> found) {
    AtomicInteger count = new AtomicInteger();
    try {
      bodies.list(subscriptionId, LISTED, id -> found.accept(counted(count, id)));
      return new Lookup.Found<>(count.get());
    } catch (ArmRefused refused) {
      return new Lookup.Unreadable<>(String.valueOf(refused.getMessage()));
    }
  }

  private static ResourceId counted(AtomicInteger count, ResourceId id) {
    count.incrementAndGet();
    return id;
  }

  @Override
  public List<String> subscriptions() {
    return bodies.subscriptions();
  }
}
