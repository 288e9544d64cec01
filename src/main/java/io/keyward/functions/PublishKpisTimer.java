package io.keyward.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.keyward.workflow.kpi.PublishKpis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the figures of the day, every hour, so that a missed hour is no missed day. */
public final class PublishKpisTimer {
  private static final Logger LOG = LoggerFactory.getLogger(PublishKpisTimer.class);

  private final PublishKpis publishKpis;

  /** Starts this use case. */
  public PublishKpisTimer(PublishKpis publishKpis) {
    this.publishKpis = publishKpis;
  }

  /** Keeps them once. */
  @FunctionName("PublishKpis")
  public void run(@TimerTrigger(name = "timer", schedule = "0 52 * * * *") String timer) {
    PublishKpis.Published published = publishKpis.publish();
    LOG.atInfo()
        .addKeyValue("day", published.counted().day())
        .addKeyValue("daysToldByLogs", published.told())
        .addKeyValue("gapInLogs", published.gap())
        .addKeyValue("timerBytes", timer.length())
        .log("Figures kept");
  }
}
