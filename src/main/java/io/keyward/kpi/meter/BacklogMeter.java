package io.keyward.kpi.meter;

/** Where the age of waiting work is shown to whoever watches the app itself. */
public interface BacklogMeter {

  /** Shows this until a newer one comes; what is not known is not shown. */
  void show(Backlog backlog);
}
