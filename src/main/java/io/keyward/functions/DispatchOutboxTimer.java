package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.DispatchOutbox;

/** Hands on what a crash kept from being handed on, every minute. */
public final class DispatchOutboxTimer {
  private final DispatchOutbox dispatchOutbox;

  /** Starts this use case. */
  public DispatchOutboxTimer(DispatchOutbox dispatchOutbox) {
    this.dispatchOutbox = dispatchOutbox;
  }

  /** Hands on all that waits. */
  @FunctionName("DispatchOutbox")
  public void run(@TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer) {
    dispatchOutbox.dispatch();
  }
}
