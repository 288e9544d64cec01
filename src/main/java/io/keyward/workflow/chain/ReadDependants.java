package io.keyward.workflow.chain;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Dependant;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Facts;
import io.keyward.inventory.fact.Link;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the resources that hold data of an AI resource; none for one without a customer's key. */
final class ReadDependants {
  /** More than any resource has; each one costs a request or more within the trigger's time. */
  private static final int MOST_LINKS = 16;

  private static final String AGENTS = "agent connections";

  private final Surroundings surroundings;
  private final ReadKeyChain keys;
  private final ReadAgents agents;

  ReadDependants(Surroundings surroundings, ReadKeyChain keys) {
    this.surroundings = surroundings;
    this.keys = keys;
    this.agents = new ReadAgents(surroundings);
  }

  /** A project keeps data in what stands behind its account or hub as well. */
  List<Dependant> of(Chain chain) {
    Resource resource = chain.resource();
    Resource holder = chain.holder();
    if (!(holder.encryption() instanceof Encryption.Customer)
        && resource.kind() != ResourceKind.VIDEO_INDEXER
        && chain.ownedStorage().isEmpty()) {
      return List.of();
    }
    List<Dependant> dependants = new ArrayList<>();
    if (holder.equals(resource)) {
      behind(resource, resource.links(), false, dependants);
      return dependants;
    }
    Set<String> shared = ids(holder.links());
    List<Link> own = resource.links().stream().filter(link -> !shared.contains(key(link))).toList();
    behind(resource, own, false, dependants);
    List<Dependant> inherited = new ArrayList<>();
    behind(holder, holder.links(), true, inherited);
    inherited.forEach(it -> dependants.add(it.ofHolder()));
    return dependants;
  }

  private static Set<String> ids(List<Link> links) {
    return links.stream().map(ReadDependants::key).collect(Collectors.toSet());
  }

  private static String key(Link link) {
    return link.id().toLowerCase(Locale.ROOT);
  }

  private void behind(
      Resource resource, List<Link> links, boolean known, List<Dependant> dependants) {
    if (links.size() > MOST_LINKS) {
      dependants.add(unreadable(links.get(0), "the resource names more of the kind than are read"));
    } else {
      links.forEach(link -> follow(link, dependants));
    }
    managedGroup(resource, dependants);
    agents.of(resource, known).forEach(it -> agent(it, dependants));
  }

  /** Agents' data is where a connection leads, as far as that is known. */
  private void agent(Lookup<Link> connection, List<Dependant> dependants) {
    if (connection instanceof Lookup.Found<Link> found) {
      follow(found.value(), dependants);
    } else if (connection instanceof Lookup.Unreadable<Link> unread) {
      dependants.add(unreadable(new Link(AGENTS, ""), unread.reason()));
    }
  }

  private void follow(Link link, List<Dependant> dependants) {
    Lookup<Resource> read = fitting(link, surroundings.read(link.id()));
    dependants.add(keyed(link, read));
    if (read instanceof Lookup.Found<Resource> found) {
      next(found.value(), dependants);
    }
  }

  private static Lookup<Resource> fitting(Link link, Lookup<Resource> read) {
    boolean other = read instanceof Lookup.Found<Resource> it && !link.fits(it.value().kind());
    return other ? new Lookup.Unreadable<>("its id is that of another type") : read;
  }

  private Dependant keyed(Link link, Lookup<Resource> read) {
    return read instanceof Lookup.Found<Resource> found
            && found.value().encryption() instanceof Encryption.Customer customer
        ? new Dependant(
            link, read, new Lookup.Found<>(keys.unopened(found.value(), customer)), false)
        : Dependant.withoutKey(link, read);
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
      dependants.add(unreadable(link, refused.reason()));
    }
    listed(group)
        .forEach(
            it ->
                dependants.add(
                    keyed(new Link("managed resource", it.id()), new Lookup.Found<>(it))));
  }

  private static Dependant unreadable(Link link, String reason) {
    return Dependant.withoutKey(link, new Lookup.Unreadable<>(reason));
  }

  private static List<Resource> listed(Lookup<List<Resource>> list) {
    return list instanceof Lookup.Found<List<Resource>> found ? found.value() : List.of();
  }
}
