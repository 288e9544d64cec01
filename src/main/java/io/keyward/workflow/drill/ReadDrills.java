package io.keyward.workflow.drill;

import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.drill.Drill;
import io.keyward.drill.DrillStore;
import io.keyward.inventory.Page;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.HistoryEntry;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.store.TicketStore;
import io.keyward.workflow.Ports;
import java.util.List;
import java.util.Optional;

/** Reads drills for those who look. */
public final class ReadDrills {
  private final DrillStore drills;
  private final TicketStore tickets;
  private final PolicySource policies;

  /** Reads from these. */
  public ReadDrills(Ports ports, PolicySource policies) {
    this.drills = ports.drills();
    this.tickets = ports.tickets();
    this.policies = policies;
  }

  /** A drill with its history. */
  public record WithHistory(Drill drill, List<HistoryEntry> history) {

    /** Copies the list. */
    public WithHistory {
      history = List.copyOf(history);
    }
  }

  /** One page of drills. */
  public Page<Drill> page(int top, String cursor) {
    return drills.list(top, cursor);
  }

  /** One drill. */
  public Optional<WithHistory> one(TicketId id) {
    return drills.find(id).map(this::withHistory);
  }

  /** A drill that was read, with its history, which is kept as those of tickets are. */
  public WithHistory withHistory(Drill drill) {
    return new WithHistory(drill, tickets.history(drill.id()));
  }

  /** The drill on a key that has not ended. */
  public Optional<Drill> liveOn(ResourceId key) {
    return drills.slot(key).live();
  }

  /** Whether the policy allows drills now. */
  public boolean areAllowed() {
    return policies.current().drills().enabled();
  }
}
