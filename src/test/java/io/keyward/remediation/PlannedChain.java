package io.keyward.remediation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.given.Estate;
import io.keyward.inventory.port.KeyUses;
import io.keyward.remediation.planner.Planner;
import io.keyward.testing.Policies;
import io.keyward.workflow.SoundChains;
import io.keyward.workflow.chain.ReadChain;
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
