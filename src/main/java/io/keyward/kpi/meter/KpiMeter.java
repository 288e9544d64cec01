package io.keyward.kpi.meter;

import io.keyward.kpi.Kpis;

/** Where figures are shown to whoever watches the app itself. */
public interface KpiMeter {

  /** Shows these until newer ones come; what is not known is not shown. */
  void show(Kpis kpis);

  /** Nobody watches. */
  static KpiMeter none() {
    return kpis -> {};
  }
}
