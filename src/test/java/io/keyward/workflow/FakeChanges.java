package io.keyward.workflow;

import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An Azure of flat resources that counts what was changed and answers as it is told. */
public final class FakeChanges implements AzureChanges {
  /** How a call goes. */
  public enum Fault {
    NONE,
    BUSY,
    REFUSED,
    UNKNOWN_APPLIED,
    UNKNOWN_NOT_APPLIED
  }

  public final Map<String, Map<String, String>> resources = new LinkedHashMap<>();
  public final List<String> applied = new ArrayList<>();
  public final List<String> sent = new ArrayList<>();
  public final Deque<Fault> faults = new ArrayDeque<>();

  /** What was deleted, each time. */
  public final List<String> deleted = new ArrayList<>();

  /** What cannot be changed, but can be deleted. */
  public final Set<String> refused = new HashSet<>();

  /** Whether nothing can be read. */
  public boolean down;

  @Override
  public Sent send(Change change) {
    sent.add(change.url());
    boolean forbidden = change.verb() != Change.Verb.DELETE && refused.contains(change.url());
    Fault usual = forbidden ? Fault.REFUSED : Fault.NONE;
    Fault fault = faults.isEmpty() ? usual : faults.poll();
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
      deleted.add(change.url());
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
    if (down) {
      throw new TemporarilyUnavailable("HTTP 503", Duration.ofMinutes(1));
    }
    Map<String, String> properties = resources.get(url);
    return properties == null
        ? new Lookup.Missing<>()
        : new Lookup.Found<>(Body.of(Map.of("properties", properties)));
  }
}
