package io.keyward.azure.arm;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resources that are found through another one: its children, a group's members, its settings. */
final class ArmChildren {
  /** More than any managed group has; each one costs a request. */
  private static final int MOST_MEMBERS = 30;

  private static final String GROUP_VERSION = "2021-04-01";

  private final ArmBodies bodies;
  private final ArmResources resources;
  private final RecentReads<Resource> recent;
  private final RecentReads<List<Resource>> lists;

  ArmChildren(ArmBodies bodies, RecentReads<Resource> recent, RecentReads<List<Resource>> lists) {
    this.bodies = bodies;
    this.resources = new ArmResources(bodies);
    this.recent = recent;
    this.lists = lists;
  }

  /** The children of a kind. */
  Lookup<List<Resource>> below(Resource resource, ResourceKind kind) {
    String segment = kind.type().substring(kind.type().lastIndexOf('/') + 1);
    return list(resource.id() + "/" + segment, kind);
  }

  /** The diagnostic settings of a resource. */
  Lookup<List<Resource>> auditLogs(Resource resource) {
    return list(
        resource.id() + "/providers/Microsoft.Insights/diagnosticSettings",
        ResourceKind.DIAGNOSTIC_SETTING);
  }

  private Lookup<List<Resource>> list(String path, ResourceKind kind) {
    return lists.of(
        "list " + path,
        () ->
            bodies
                .calls()
                .list(path, kind.apiVersion(), "")
                .fold(
                    entries -> understood(entries, path, kind),
                    missing -> new Lookup.Missing<>(),
                    Lookup.Unreadable::new));
  }

  private Lookup<List<Resource>> understood(
      List<Map<String, @Nullable Object>> entries, String path, ResourceKind kind) {
    List<Resource> read = new ArrayList<>();
    for (Map<String, @Nullable Object> entry : entries) {
      Optional<Resource> one = ResourceParser.parse(entry).filter(it -> it.kind() == kind);
      if (one.isEmpty() || !(entry.get("properties") instanceof Map<?, ?>)) {
        return new Lookup.Unreadable<>("an entry of Azure's list is not understood");
      }
      read.add(one.get().from(bodies.origin("GET " + path + " (" + kind.apiVersion() + ")")));
    }
    return new Lookup.Found<>(read);
  }

  /** What can have a key in a resource group, each one read; one that is refused says so itself. */
  Lookup<List<Resource>> inGroup(String subscription, String group) {
    String path = "/subscriptions/" + subscription + "/resourceGroups/" + group + "/resources";
    if (ResourceId.isMalformed(path) || group.contains("/")) {
      return new Lookup.Unreadable<>("the resource group has no name");
    }
    return lists
        .of("list " + path, () -> members(path))
        .fold(
            members -> new Lookup.Found<>(read(members)),
            missing -> new Lookup.Missing<>(),
            Lookup.Unreadable::new);
  }

  /** By id alone: an entry of a generic list shows no properties. */
  private Lookup<List<Resource>> members(String path) {
    return bodies
        .calls()
        .list(path, GROUP_VERSION, "")
        .fold(ArmChildren::named, missing -> new Lookup.Missing<>(), Lookup.Unreadable::new);
  }

  private static Lookup<List<Resource>> named(List<Map<String, @Nullable Object>> entries) {
    List<Resource> members = new ArrayList<>();
    for (Map<String, @Nullable Object> entry : entries) {
      Optional<ResourceId> id =
          entry.get("id") instanceof String text ? ResourceId.parse(text) : Optional.empty();
      if (id.isEmpty()) {
        return new Lookup.Unreadable<>("an entry of the resource group is not understood");
      }
      ResourceKind.ofType(id.get().type())
          .filter(kind -> kind.role() == ResourceKind.Role.DEPENDANT)
          .ifPresent(kind -> members.add(Resource.unreadable(id.get(), kind, "it was not read")));
    }
    return members.size() > MOST_MEMBERS
        ? new Lookup.Unreadable<>("the resource group holds more than is read")
        : new Lookup.Found<>(members);
  }

  private List<Resource> read(List<Resource> members) {
    List<Resource> read = new ArrayList<>();
    for (Resource member : members) {
      ResourceId id = ResourceId.of(member.id());
      recent
          .of("read " + id, () -> resources.read(id))
          .fold(
              read::add,
              gone -> false,
              reason -> read.add(Resource.unreadable(id, member.kind(), reason)));
    }
    return List.copyOf(read);
  }
}
