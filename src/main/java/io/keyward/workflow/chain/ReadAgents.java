package io.keyward.workflow.chain;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.Setting;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Link;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads where the agents of a Foundry account or project keep their data. */
final class ReadAgents {
  /** Foundry documentation of customer-managed keys, 2026-08-24. */
  private static final String PARTIAL =
      "a capability host of the project names no connection for some of its agents' data, which"
          + " may then be kept under Microsoft's key";

  private final Surroundings surroundings;

  ReadAgents(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The resources that its connections lead to; unreadable for each that may be one more.
   *
   * @param known whether it is an account of which a project is known
   */
  List<Lookup<Link>> of(Resource resource, boolean known) {
    List<Lookup<Link>> links = new ArrayList<>();
    if (resource.kind() == ResourceKind.COGNITIVE_PROJECT) {
      hosts(resource, ResourceKind.PROJECT_CAPABILITY_HOST, ResourceKind.PROJECT_CONNECTION, links);
    } else if (resource.facts() instanceof Facts.Account account) {
      boolean told = account.projects() != Setting.UNCLEAR && isTold(resource);
      ofAccount(resource, known || told ? Setting.ON : account.projects(), links);
    }
    return links;
  }

  /** A project or host that is at hand is there, whatever the switch of its account says. */
  private boolean isTold(Resource account) {
    return Stream.of(ResourceKind.COGNITIVE_PROJECT, ResourceKind.ACCOUNT_CAPABILITY_HOST)
        .anyMatch(kind -> !surroundings.atHandBelow(account, kind).isEmpty());
  }

  private void ofAccount(Resource account, Setting projects, List<Lookup<Link>> links) {
    if (projects == Setting.UNCLEAR) {
      links.add(new Lookup.Unreadable<>("whether it has projects is not told"));
    }
    if (projects == Setting.ON || projects == Setting.UNCLEAR) {
      hosts(account, ResourceKind.ACCOUNT_CAPABILITY_HOST, ResourceKind.ACCOUNT_CONNECTION, links);
    }
  }

  private void hosts(
      Resource resource, ResourceKind hosts, ResourceKind kind, List<Lookup<Link>> links) {
    Lookup<List<Resource>> found = surroundings.below(resource, hosts);
    if (found instanceof Lookup.Unreadable<List<Resource>> refused) {
      links.add(new Lookup.Unreadable<>(refused.reason()));
      return;
    }
    Set<String> names = new TreeSet<>();
    for (Resource host : listed(found)) {
      if (!(host.facts() instanceof Facts.CapabilityHost it) || it.isUnclear()) {
        links.add(new Lookup.Unreadable<>("a capability host does not tell its connections"));
      } else {
        if (it.isPartial() && hosts == ResourceKind.PROJECT_CAPABILITY_HOST) {
          links.add(new Lookup.Unreadable<>(PARTIAL));
        }
        it.connections().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
      }
    }
    if (!names.isEmpty()) {
      connections(surroundings.below(resource, kind), names, links);
    }
  }

  private static void connections(
      Lookup<List<Resource>> list, Set<String> names, List<Lookup<Link>> links) {
    if (list instanceof Lookup.Unreadable<List<Resource>> refused) {
      links.add(new Lookup.Unreadable<>(refused.reason()));
      return;
    }
    for (Resource connection : listed(list)) {
      String name = connection.name().substring(connection.name().lastIndexOf('/') + 1);
      if (connection.facts() instanceof Facts.Connection it
          && names.remove(name.toLowerCase(Locale.ROOT))) {
        links.add(target(name, it));
      }
    }
    names.forEach(
        name ->
            links.add(
                new Lookup.Unreadable<>("the connection " + name + " is not among those listed")));
  }

  private static Lookup<Link> target(String name, Facts.Connection connection) {
    return connection.targetId().isEmpty()
        ? new Lookup.Unreadable<>("the connection " + name + " does not name its resource")
        : new Lookup.Found<>(new Link("agent data (" + name + ")", connection.targetId()));
  }

  private static List<Resource> listed(Lookup<List<Resource>> list) {
    return list instanceof Lookup.Found<List<Resource>> found ? found.value() : List.of();
  }
}
