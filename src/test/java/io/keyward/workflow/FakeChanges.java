package io.keyward.workflow;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.remediation.AzureChanges;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.Sent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An Azure of flat resources that counts what was changed and answers as it is told. */
final class FakeChanges implements AzureChanges {
  /** How a call goes. */
  enum Fault {
    NONE,
    BUSY,
    REFUSED,
    UNKNOWN_APPLIED,
    UNKNOWN_NOT_APPLIED
  }

  final Map<String, Map<String, String>> resources = new LinkedHashMap<>();
  final List<String> applied = new ArrayList<>();
  final List<String> sent = new ArrayList<>();
  final Deque<Fault> faults = new ArrayDeque<>();

  @Override
  public Sent send(Change change) {
    sent.add(change.url());
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
    return switch (fault) {
      case NONE -> applied(change, new Sent.Accepted());
      case BUSY -> new Sent.Busy(Duration.ofSeconds(20), "HTTP 429");
      case REFUSED -> new Sent.Refused(403, "AuthorizationFailed", "HTTP 403");
      case UNKNOWN_APPLIED -> applied(change, new Sent.Unknown("timeout"));
      case UNKNOWN_NOT_APPLIED -> new Sent.Unknown("timeout");
    };
  }

  private Sent applied(Change change, Sent answer) {
    applied.add(change.url());
    if (change.verb() == Change.Verb.DELETE) {
      resources.remove(change.url());
    } else {
      Map<String, String> properties = new LinkedHashMap<>();
      Body.of(change.body())
          .members("properties")
          .forEach((name, value) -> properties.put(name, value.text()));
      resources.computeIfAbsent(change.url(), url -> new LinkedHashMap<>()).putAll(properties);
    }
    return answer;
  }

  @Override
  public Lookup<Body> read(Plane plane, String url) {
    Map<String, String> properties = resources.get(url);
    return properties == null
        ? new Lookup.Missing<>()
        : new Lookup.Found<>(Body.of(Map.of("properties", properties)));
  }
}
