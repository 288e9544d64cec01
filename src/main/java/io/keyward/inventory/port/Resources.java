package io.keyward.inventory.port;

import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import java.util.function.Consumer;

/** The resources that can be read in Azure. */
public interface Resources {

  /**
   * Reads one resource now, by one request.
   *
   * @throws TemporarilyUnavailable when it is worth trying again
   */
  Lookup<Resource> read(ResourceId id);

  /**
   * Names every AI resource of a subscription and tells how many there were; unreadable when the
   * list was refused or not understood, so that it is not complete.
   *
   * @throws TemporarilyUnavailable when the list may succeed later
   */
  Lookup<Integer> each(String subscriptionId, Consumer<ResourceId> found);

  /** The subscriptions that can be read. */
  List<String> subscriptions();
}
