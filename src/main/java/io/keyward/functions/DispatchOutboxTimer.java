package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.WatchBacklog;
import io.keyward.workflow.alert.DeliverAlerts;
import io.keyward.workflow.ticket.DispatchOutbox;
import java.time.Instant;
import java.util.Optional;

/**
 * Hands on what waits: effects that a crash left, and messages of alerts; every minute. Then it
 * tells how long the oldest of it waited.
 */
public final class DispatchOutboxTimer {
  private final DispatchOutbox dispatchOutbox;
  private final DeliverAlerts deliverAlerts;
  private final WatchBacklog watchBacklog;

  /** Starts these use cases. */
  public DispatchOutboxTimer(
      DispatchOutbox dispatchOutbox, DeliverAlerts deliverAlerts, WatchBacklog watchBacklog) {
    this.dispatchOutbox = dispatchOutbox;
    this.deliverAlerts = deliverAlerts;
    this.watchBacklog = watchBacklog;
  }

  /** Hands on all that waits. */
  @FunctionName("DispatchOutbox")
  public void run(@TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer) {
    Optional<Instant> effect = dispatchOutbox.dispatch();
    Optional<Instant> message = deliverAlerts.deliverDue();
    watchBacklog.look(effect, message);
  }
}
