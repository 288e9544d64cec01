package io.keyward.rotation;

import io.keyward.compliance.Result;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.RuleRun;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.port.KeyUses;
import java.util.List;

/** Runs every rule for keys over a key and draws the verdict. */
public final class KeyAssessor {

  /** The assessment of a key by what was read of it and who is under it. */
  public Assessment assess(KeyInUse key, Policy policy) {
    List<Resource> users = key.users().stream().map(KeyUses.Use::asResource).toList();
    boolean production = users.stream().anyMatch(user -> policy.production().covers(user));
    RuleRun run = new RuleRun(policy, "", production);
    List<Result> results = KeyRules.all().stream().map(rule -> run.of(rule, key, "")).toList();
    return new Assessment(
        key.resource(),
        policy.strictestOf(users),
        production,
        RuleRun.verdict(results),
        "",
        false,
        results);
  }
}
