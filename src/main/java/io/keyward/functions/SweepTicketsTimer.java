package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.SweepTickets;

/** Finds tickets that should have moved and did not, every quarter of an hour. */
public final class SweepTicketsTimer {
  private final SweepTickets sweepTickets;

  /** Starts this use case. */
  public SweepTicketsTimer(SweepTickets sweepTickets) {
    this.sweepTickets = sweepTickets;
  }

  /** Starts one sweep. */
  @FunctionName("SweepTickets")
  public void run(@TimerTrigger(name = "timer", schedule = "30 */15 * * * *") String timer) {
    sweepTickets.sweep();
  }
}
