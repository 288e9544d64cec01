package io.keyward.compliance;

import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.rule.CmkRequired;
import io.keyward.inventory.GivenBody;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.Resource;
import java.util.List;

/** Chains for tests. */
public final class GivenChain {
  static final String REGULATED = "'tags':{'dataclassification':'regulated'}";

  private GivenChain() {}

  public static Chain alone(String body) {
    return Chain.of(GivenBody.resource(body));
  }

  public static Chain under(Lookup<Resource> parent, String body) {
    return Chain.of(GivenBody.resource(body), parent, List.of());
  }

  public static Chain with(List<Lookup<Resource>> storage, String body) {
    return Chain.of(GivenBody.resource(body), new Lookup.Missing<>(), storage);
  }

  public static Lookup<Resource> found(String body) {
    return new Lookup.Found<>(GivenBody.resource(body));
  }

  public static Assessment assess(Chain chain) {
    return assess(chain, Policy.standard());
  }

  public static Assessment assess(Chain chain, Policy policy) {
    return new Assessor(List.of(new CmkRequired())).assess(chain, policy);
  }
}
