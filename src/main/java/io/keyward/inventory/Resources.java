package io.keyward.inventory;

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
   * Names every AI resource of a subscription.
   *
   * @throws TemporarilyUnavailable when the list could not be read to its end
   */
  void each(String subscriptionId, Consumer<ResourceId> found);

  /** The subscriptions that can be read. */
  List<String> subscriptions();
}
