package io.keyward.workflow.alert;

import io.keyward.alert.AlertKey;
import io.keyward.alert.Concerned;
import io.keyward.alert.Radius;
import io.keyward.alert.Routes;
import io.keyward.alert.Signal;
import io.keyward.compliance.Severity;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.Body;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.port.KeyUses;
import java.util.List;
import java.util.Map;

/** One that alerts are about, and those who stop with it. */
public record Watched(ResourceId id, Body facts, List<KeyUses.Use> users, Policy policy) {
  public Signal signal(AlertKey key, String rule, Severity severity, String tier, String sentence) {
    List<Concerned> concerned =
        users.isEmpty()
            ? List.of(new Concerned(id.subscription(), "", Map.of()))
            : users.stream().map(this::concerned).toList();
    return new Signal(
        key,
        rule,
        severity,
        tier,
        sentence,
        Radius.of(users.stream().map(use -> use.user().toString()).toList()),
        1,
        Routes.channels(policy.alerts().routes(), severity, concerned));
  }

  private Concerned concerned(KeyUses.Use use) {
    String tag = policy.classification().tag();
    return new Concerned(use.user().subscription(), use.asResource().tag(tag).strip(), use.tags());
  }
}
