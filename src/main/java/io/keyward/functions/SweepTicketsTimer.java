package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.alert.WatchTickets;
import io.keyward.workflow.drill.SweepDrills;
import io.keyward.workflow.ticket.SweepTickets;

/** Finds tickets and drills that wait for something, every quarter of an hour. */
public final class SweepTicketsTimer {
  private final SweepTickets sweepTickets;
  private final WatchTickets watchTickets;
  private final SweepDrills sweepDrills;

  /** Starts these use cases. */
  public SweepTicketsTimer(
      SweepTickets sweepTickets, WatchTickets watchTickets, SweepDrills sweepDrills) {
    this.sweepDrills = sweepDrills;
    this.sweepTickets = sweepTickets;
    this.watchTickets = watchTickets;
  }

  /** Starts one sweep; what stops one of the three stops none of the others. */
  @FunctionName("SweepTickets")
  public void run(@TimerTrigger(name = "timer", schedule = "30 */15 * * * *") String timer) {
    try {
      sweepDrills.sweep();
    } finally {
      try {
        sweepTickets.sweep();
      } finally {
        watchTickets.watch();
      }
    }
  }
}
