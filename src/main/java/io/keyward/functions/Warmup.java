package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.WarmupTrigger;
import io.keyward.workflow.CheckHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Called on scale-out before the first event: opens the connections that the first one needs. */
public final class Warmup {
  private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);

  private final CheckHealth checkHealth;

  /** Warms what this use case asks. */
  public Warmup(CheckHealth checkHealth) {
    this.checkHealth = checkHealth;
  }

  /** Asks once. */
  @FunctionName("warmup")
  public void run(@WarmupTrigger(name = "context") Object context) {
    LOG.atInfo()
        .addKeyValue("good", checkHealth.now().isGood())
        .addKeyValue("trigger", context.getClass().getSimpleName())
        .log("Instance warmed up");
  }
}
