package io.keyward.workflow;

import io.keyward.inventory.Chain;
import io.keyward.inventory.Dependant;
import io.keyward.inventory.Encryption;
import io.keyward.inventory.Facts;
import io.keyward.inventory.Link;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Resource;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the resources that hold data of an AI resource; none for one without a customer's key. */
final class ReadDependants {
  private static final String AGENTS = "agent connections";

  private final Surroundings surroundings;

  ReadDependants(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<Dependant> of(Chain chain) {
    Resource resource = chain.resource();
    boolean keyed = chain.holder().encryption() instanceof Encryption.Customer;
    if (!keyed && resource.kind() != ResourceKind.VIDEO_INDEXER) {
      return List.of();
    }
    List<Dependant> dependants = new ArrayList<>();
    resource.links().forEach(link -> follow(link, dependants));
    managedGroup(resource, dependants);
    agents(resource, dependants);
    return dependants;
  }

  private void follow(Link link, List<Dependant> dependants) {
    Lookup<Resource> read = surroundings.read(link.id());
    dependants.add(new Dependant(link, read));
    if (read instanceof Lookup.Found<Resource> found) {
      next(found.value(), dependants);
    }
  }

  /** Application Insights writes to a log workspace, which may be on a dedicated cluster. */
  private void next(Resource resource, List<Dependant> dependants) {
    if (resource.facts() instanceof Facts.Telemetry it && !it.workspaceId().isEmpty()) {
      follow(new Link("log workspace", it.workspaceId()), dependants);
    } else if (resource.facts() instanceof Facts.LogWorkspace it && !it.clusterId().isEmpty()) {
      follow(new Link("log cluster", it.clusterId()), dependants);
    }
  }

  private void managedGroup(Resource resource, List<Dependant> dependants) {
    if (!(resource.facts() instanceof Facts.Workspace workspace)
        || workspace.managedGroup().isEmpty()) {
      return;
    }
    Link link = new Link("managed resource group", workspace.managedGroup());
    Lookup<List<Resource>> group =
        surroundings.inGroup(resource.subscription(), workspace.managedGroup());
    if (group instanceof Lookup.Unreadable<List<Resource>> refused) {
      dependants.add(new Dependant(link, new Lookup.Unreadable<>(refused.reason())));
    }
    listed(group)
        .forEach(
            it ->
                dependants.add(
                    new Dependant(new Link("managed resource", it.id()), new Lookup.Found<>(it))));
  }

  private void agents(Resource resource, List<Dependant> dependants) {
    if (resource.kind() == ResourceKind.COGNITIVE_PROJECT) {
      agents(
          resource,
          ResourceKind.PROJECT_CAPABILITY_HOST,
          ResourceKind.PROJECT_CONNECTION,
          dependants);
    } else if (resource.facts() instanceof Facts.Account account && account.foundry()) {
      agents(
          resource,
          ResourceKind.ACCOUNT_CAPABILITY_HOST,
          ResourceKind.ACCOUNT_CONNECTION,
          dependants);
    }
  }

  private void agents(
      Resource resource, ResourceKind hosts, ResourceKind kind, List<Dependant> dependants) {
    Lookup<List<Resource>> found = surroundings.below(resource, hosts);
    if (found instanceof Lookup.Unreadable<List<Resource>> refused) {
      dependants.add(unreadable(refused.reason()));
      return;
    }
    Set<String> names = new java.util.TreeSet<>();
    for (Resource host : listed(found)) {
      if (host.facts() instanceof Facts.CapabilityHost it) {
        it.connections().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
      }
    }
    if (!names.isEmpty()) {
      connections(surroundings.below(resource, kind), names, dependants);
    }
  }

  private void connections(
      Lookup<List<Resource>> list, Set<String> names, List<Dependant> dependants) {
    if (list instanceof Lookup.Unreadable<List<Resource>> refused) {
      dependants.add(unreadable(refused.reason()));
      return;
    }
    for (Resource connection : listed(list)) {
      String name = connection.name().substring(connection.name().lastIndexOf('/') + 1);
      if (connection.facts() instanceof Facts.Connection it
          && names.remove(name.toLowerCase(Locale.ROOT))) {
        target(name, it, dependants);
      }
    }
    names.forEach(
        name ->
            dependants.add(unreadable("the connection " + name + " is not among those listed")));
  }

  private void target(String name, Facts.Connection connection, List<Dependant> dependants) {
    if (connection.targetId().isEmpty()) {
      dependants.add(unreadable("the connection " + name + " does not name its resource"));
    } else {
      follow(new Link("agent data (" + name + ")", connection.targetId()), dependants);
    }
  }

  private static Dependant unreadable(String reason) {
    return new Dependant(new Link(AGENTS, ""), new Lookup.Unreadable<>(reason));
  }

  private static List<Resource> listed(Lookup<List<Resource>> list) {
    return list instanceof Lookup.Found<List<Resource>> found ? found.value() : List.of();
  }
}
