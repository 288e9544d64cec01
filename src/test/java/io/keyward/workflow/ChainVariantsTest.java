package io.keyward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyward.compliance.Verdict;
import org.junit.jupiter.api.Test;

/** What takes more than one change in a sound chain. */
class ChainVariantsTest {
  private static final String OTHER_SUBSCRIPTION =
      "/subscriptions/00000000-0000-0000-0000-0000000000bb/resourceGroups/rg/providers/"
          + "Microsoft.KeyVault/vaults/kv-sound";

  private static ObjectNode at(ObjectNode bodies, String... path) {
    ObjectNode here = bodies;
    for (String name : path) {
      here = (ObjectNode) here.get(name);
    }
    return here;
  }

  private static ObjectNode withoutTenants() {
    ObjectNode bodies = SoundChains.estate("openai");
    at(bodies, "resource", "identity").remove("tenantId");
    at(bodies, "vault", "properties").remove("tenantId");
    return bodies;
  }

  @Test
  void oneSubscriptionIsOneTenant() {
    assertThat(SoundChains.judge(withoutTenants()).verdict()).isEqualTo(Verdict.COMPLIANT);
  }

  @Test
  void anotherSubscriptionMayBeAnotherTenant() {
    ObjectNode bodies = withoutTenants();
    at(bodies, "vault").put("id", OTHER_SUBSCRIPTION);

    assertThat(SoundChains.undetermined(SoundChains.judge(bodies))).contains("cmk-vault-placement");
  }
}
