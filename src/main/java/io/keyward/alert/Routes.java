package io.keyward.alert;

import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.AlertRoute;
import java.util.List;

/** Finds the channels that an alert goes to. */
public final class Routes {
  private Routes() {}

  /** The names of the channels of every route that one of these is on, each once, in order. */
  public static List<String> channels(
      List<AlertRoute> routes, Severity severity, List<Concerned> concerned) {
    return routes.stream()
        .filter(route -> severity.compareTo(route.severity()) >= 0)
        .filter(route -> concerned.stream().anyMatch(it -> it.isOn(route)))
        .flatMap(route -> route.channels().stream())
        .distinct()
        .toList();
  }
}
