package io.keyward.workflow.inspect;

import io.keyward.inventory.port.Inspection;
import io.keyward.workflow.Ports;
import io.keyward.workflow.ReadPace;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks for an inspection of every watched subscription; each is listed by its own message, at a
 * pace that Resource Graph allows.
 */
public final class SweepInventory {
  private final Ports ports;
  private final List<String> watched;

  /** Watches these subscriptions; all that can be read where the list is empty. */
  public SweepInventory(Ports ports, List<String> watched) {
    this.ports = ports;
    this.watched = List.copyOf(watched);
  }

  /** Starts one sweep and returns how many subscriptions it covers. */
  public int start() {
    Set<String> subscriptions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    subscriptions.addAll(watched.isEmpty() ? ports.resources().subscriptions() : watched);
    // One that is not readable any more must not keep its last verdicts for ever.
    subscriptions.addAll(ports.judgements().subscriptions());
    int asked = 0;
    for (String id : subscriptions) {
      ports.queue().ask(new Inspection.OfSubscription(id), ReadPace.afterLists(asked));
      asked++;
    }
    return asked;
  }
}
