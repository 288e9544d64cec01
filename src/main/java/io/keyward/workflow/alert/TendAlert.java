package io.keyward.workflow.alert;

import io.keyward.alert.AlertEvent;

/** Lets time work on one alert, and sends what waits of it. */
public final class TendAlert {
  private final AlertDesk desk;
  private final DeliverAlerts deliver;

  /** Works with these. */
  public TendAlert(AlertDesk desk, DeliverAlerts deliver) {
    this.desk = desk;
    this.deliver = deliver;
  }

  /** Does both now. */
  public void tend(String alertId) {
    if (desk.happen(alertId, new AlertEvent.Due()).isPresent()) {
      deliver.deliver(alertId);
    }
  }
}
