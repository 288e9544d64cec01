package io.keyward.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.assess.Assessor;
import io.keyward.compliance.assess.Rules;
import io.keyward.compliance.policy.Policy;
import io.keyward.workflow.chain.ReadChain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a vault with access policies, role assignments tell who may change them. */
class AccessPolicyVaultTest {
  private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
  private static final String ENCRYPTION_USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
  private final LiveFixture live = LiveFixture.sound();

  @BeforeEach
  void theVaultHasAccessPolicies() {
    String policies =
        "'accessPolicies':[{'objectId':'"
            + LiveFixture.OID
            + "','permissions':{'keys':['get','wrapKey','unwrapKey']}}]";
    live.http.on(
        LiveFixture.VAULT,
        LiveFixture.json(
            LiveFixture.vaultBody().replace("'enableRbacAuthorization':true", policies)));
  }

  private String leastPrivilege() {
    return live.resources
        .read(live.account("a"))
        .fold(
            it -> {
              ReadChain chains = new ReadChain(live.surroundings, live.clock);
              return new Assessor(Rules.ofResources())
                      .assess(chains.around(it, Policy.standard()), Policy.standard())
                      .results()
                      .stream()
                      .filter(result -> result.rule().equals("cmk-identity-least-privilege"))
                      .map(result -> result.outcome().word())
                      .findFirst()
                      .orElseThrow();
            },
            missing -> "missing",
            reason -> reason);
  }

  private void granted(String role) {
    String list = "{'value':[" + LiveFixture.assignment(LiveFixture.OID, "ServicePrincipal") + "]}";
    live.http.on(
        LiveFixture.VAULT + LiveFixture.ASSIGNMENTS,
        LiveFixture.json(list.replace(ENCRYPTION_USER, role)));
  }

  @Test
  void whoMayWriteTheVaultMayDoMore() {
    granted(CONTRIBUTOR);

    assertThat(leastPrivilege()).isEqualTo("violated");
    assertThat(live.http.calls()).hasSize(5);
  }

  @Test
  void aRoleOnKeysAloneChangesNothing() {
    granted(ENCRYPTION_USER);

    assertThat(leastPrivilege()).isEqualTo("satisfied");
  }

  @Test
  void refusedRoleAssignmentsLeaveItOpen() {
    live.http.on(
        LiveFixture.VAULT + LiveFixture.ASSIGNMENTS, Reply.error(403, "AuthorizationFailed", "no"));

    assertThat(leastPrivilege()).isEqualTo("undetermined");
  }
}
