package io.keyward.compliance;

import io.keyward.inventory.Page;
import java.util.List;
import java.util.Optional;

/** The kept waivers; none is ever deleted. */
public interface Waivers {

  /** All of one subscription, whatever their state. */
  List<Waiver> of(String subscriptionId);

  /** The waiver with this id. */
  Optional<Waiver> find(String id);

  /**
   * Keeps a waiver in the place of the one whose version it carries.
   *
   * @throws WaiverConflict when another writer was first; nothing is written
   */
  void keep(Waiver waiver) throws WaiverConflict;

  /** Some waivers of all subscriptions, in a steady order. */
  Page<Waiver> list(int top, String cursor);
}
