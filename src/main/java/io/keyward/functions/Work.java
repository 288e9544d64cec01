package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import io.keyward.inventory.port.Inspection;
import io.keyward.workflow.inspect.DoInspection;

/** A message of the work queue: something is due to be looked at. */
public final class Work {
  private final DoInspection doInspection;

  /** Hands each message to this use case. */
  public Work(DoInspection doInspection) {
    this.doInspection = doInspection;
  }

  /** Takes one message; one that is not understood throws and ends in the poison queue. */
  @FunctionName("Work")
  public void run(
      @QueueTrigger(name = "message", queueName = "keyward-work", connection = "KeywardStorage")
          String message) {
    doInspection.perform(
        Inspection.parse(message)
            .orElseThrow(() -> new UnreadableEvent("the message is no inspection")));
  }
}
