package io.keyward.remediation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Assessment;
import io.keyward.compliance.Assessor;
import io.keyward.compliance.Policy;
import io.keyward.compliance.Rules;
import io.keyward.inventory.Chain;
import io.keyward.inventory.Estate;
import io.keyward.inventory.KeyUses;
import io.keyward.inventory.Resource;
import io.keyward.testing.Policies;
import io.keyward.workflow.ReadChain;
import io.keyward.workflow.SoundChains;
import java.util.List;

/** An estate, judged and planned for under a policy that remediates. */
record PlannedChain(Assessment assessment, Plan plan) {
  /** Where Keyward is installed in tests. */
  static final String TENANT = "11111111-1111-1111-1111-111111111111";

  static PlannedChain of(ObjectNode bodies) {
    return of(bodies, policy(""));
  }

  static PlannedChain of(ObjectNode bodies, Policy policy) {
    return of(bodies, policy, new GivenUses());
  }

  static PlannedChain of(ObjectNode bodies, Policy policy, KeyUses uses) {
    List<Resource> resources = SoundChains.resources(bodies);
    Estate estate = new Estate(resources);
    Chain chain = new ReadChain(estate, SoundChains.NOW).around(resources.get(0), policy);
    Assessment assessment = new Assessor(Rules.ofResources()).assess(chain, policy);
    return new PlannedChain(
        assessment, new Planner(estate, uses, TENANT).forResource(chain, assessment, policy));
  }

  /** A policy that remediates every rule, with these sections. */
  static Policy policy(String more) {
    return Policies.remediating(more);
  }

  static Policy read(String text) {
    return Policies.read(text);
  }

  List<String> violated() {
    return SoundChains.violated(assessment);
  }

  List<String> stepIds() {
    return plan.steps().stream().map(Step::id).toList();
  }

  static ObjectNode faulty(String estate, String body, String change) {
    ObjectNode bodies = SoundChains.estate(estate);
    SoundChains.inject(bodies, body, change);
    return bodies;
  }
}
