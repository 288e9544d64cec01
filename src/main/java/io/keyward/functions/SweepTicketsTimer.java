package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.SweepTickets;
import io.keyward.workflow.WatchTickets;

/** Finds tickets that wait for something, or for somebody, every quarter of an hour. */
public final class SweepTicketsTimer {
  private final SweepTickets sweepTickets;
  private final WatchTickets watchTickets;

  /** Starts these use cases. */
  public SweepTicketsTimer(SweepTickets sweepTickets, WatchTickets watchTickets) {
    this.sweepTickets = sweepTickets;
    this.watchTickets = watchTickets;
  }

  /** Starts one sweep. */
  @FunctionName("SweepTickets")
  public void run(@TimerTrigger(name = "timer", schedule = "30 */15 * * * *") String timer) {
    sweepTickets.sweep();
    watchTickets.watch();
  }
}
