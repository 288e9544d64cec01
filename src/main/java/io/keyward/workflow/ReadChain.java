package io.keyward.workflow;

import io.keyward.compliance.Links;
import io.keyward.inventory.Chain;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Resource;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.Resources;
import java.util.List;

/** Reads what must be known to judge a resource, and nothing more. */
final class ReadChain {
  /** More than any account has; each one costs a request within the trigger's time. */
  private static final int MOST_STORAGE = 8;

  private final Resources resources;

  ReadChain(Resources resources) {
    this.resources = resources;
  }

  Chain around(Resource resource) {
    Links links = Links.of(resource);
    return new Chain(
        resource,
        links.parent().isEmpty() ? noParent(resource) : read(links.parent()),
        storage(links.ownedStorage()));
  }

  private List<Lookup<Resource>> storage(List<String> ids) {
    return ids.size() > MOST_STORAGE
        ? List.of(new Lookup.Unreadable<>("it names more storage than is read"))
        : ids.stream().map(this::read).toList();
  }

  private static Lookup<Resource> noParent(Resource resource) {
    return resource.encryption().source().equals("inherited")
        ? new Lookup.Unreadable<>("the resource does not name what it inherits from")
        : new Lookup.Missing<>();
  }

  private Lookup<Resource> read(String id) {
    return ResourceId.parse(id)
        .map(resources::read)
        .orElseGet(() -> new Lookup.Unreadable<>("its id is not one of Azure Resource Manager"));
  }
}
