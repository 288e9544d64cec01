package io.keyward.compliance;

import io.keyward.inventory.Chain;
import io.keyward.inventory.GivenBody;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.Resource;
import java.util.List;

/** Chains for tests. */
final class GivenChain {
  static final String REGULATED = "'tags':{'dataclassification':'regulated'}";

  private GivenChain() {}

  static Chain alone(String body) {
    return Chain.of(GivenBody.resource(body));
  }

  static Chain under(Lookup<Resource> parent, String body) {
    return Chain.of(GivenBody.resource(body), parent, List.of());
  }

  static Chain with(List<Lookup<Resource>> storage, String body) {
    return Chain.of(GivenBody.resource(body), new Lookup.Missing<>(), storage);
  }

  static Lookup<Resource> found(String body) {
    return new Lookup.Found<>(GivenBody.resource(body));
  }

  static Assessment assess(Chain chain) {
    return assess(chain, Policy.standard());
  }

  static Assessment assess(Chain chain, Policy policy) {
    return new Assessor(List.of(new CmkRequired())).assess(chain, policy);
  }
}
