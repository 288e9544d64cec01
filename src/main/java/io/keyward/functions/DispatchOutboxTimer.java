package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.DeliverAlerts;
import io.keyward.workflow.DispatchOutbox;

/** Hands on what waits: effects that a crash left, and messages of alerts; every minute. */
public final class DispatchOutboxTimer {
  private final DispatchOutbox dispatchOutbox;
  private final DeliverAlerts deliverAlerts;

  /** Starts these use cases. */
  public DispatchOutboxTimer(DispatchOutbox dispatchOutbox, DeliverAlerts deliverAlerts) {
    this.dispatchOutbox = dispatchOutbox;
    this.deliverAlerts = deliverAlerts;
  }

  /** Hands on all that waits. */
  @FunctionName("DispatchOutbox")
  public void run(@TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer) {
    dispatchOutbox.dispatch();
    deliverAlerts.deliverDue();
  }
}
