package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.inspect.SweepKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what time does to keys, and what no event tells of them, every hour. */
public final class SweepKeysTimer {
  private static final Logger LOG = LoggerFactory.getLogger(SweepKeysTimer.class);

  private final SweepKeys sweepKeys;

  /** Starts this use case. */
  public SweepKeysTimer(SweepKeys sweepKeys) {
    this.sweepKeys = sweepKeys;
  }

  /** Starts one sweep. */
  @FunctionName("SweepKeys")
  public void run(@TimerTrigger(name = "timer", schedule = "0 37 * * * *") String timer) {
    int vaults = sweepKeys.start();
    LOG.atInfo()
        .addKeyValue("vaults", vaults)
        .addKeyValue("timerBytes", timer.length())
        .log("Key sweep started");
  }
}
