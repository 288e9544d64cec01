package io.keyward.workflow.waiver;

import io.keyward.compliance.Waiver;
import io.keyward.compliance.Waivers;
import io.keyward.inventory.Page;
import java.time.Clock;

/** Reads waivers for those who look. */
public final class ReadWaivers {
  private final Waivers waivers;
  private final Clock clock;

  /** Reads from this store. */
  public ReadWaivers(Waivers waivers, Clock clock) {
    this.waivers = waivers;
    this.clock = clock;
  }

  /** One page of waivers, whatever their state. */
  public Page<Waiver> page(int top, String cursor) {
    return waivers.list(top, cursor);
  }

  /** Where a waiver stands now. */
  public Waiver.State stateOf(Waiver waiver) {
    return waiver.stateAt(clock.instant());
  }
}
