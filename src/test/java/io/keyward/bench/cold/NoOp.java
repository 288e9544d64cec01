package io.keyward.bench.cold;

import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;

/** The floor: a function that takes one event and does nothing with it. */
public final class NoOp {

  /** Takes one event. */
  @FunctionName("NoOp")
  public void run(@EventGridTrigger(name = "event") String event) {}
}
