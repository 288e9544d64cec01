package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.inspect.SweepInventory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what events missed, on a schedule of UTC. */
public final class SweepInventoryTimer {
  private static final Logger LOG = LoggerFactory.getLogger(SweepInventoryTimer.class);

  private final SweepInventory sweepInventory;

  /** Starts this use case. */
  public SweepInventoryTimer(SweepInventory sweepInventory) {
    this.sweepInventory = sweepInventory;
  }

  /** Starts one sweep. */
  @FunctionName("SweepInventory")
  public void run(
      @TimerTrigger(name = "timer", schedule = "%KEYWARD_SWEEP_SCHEDULE%") String timer) {
    int subscriptions = sweepInventory.start();
    LOG.atInfo()
        .addKeyValue("subscriptions", subscriptions)
        .addKeyValue("timerBytes", timer.length())
        .log("Inventory sweep started");
  }
}
