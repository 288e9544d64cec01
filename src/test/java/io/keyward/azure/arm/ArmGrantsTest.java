package io.keyward.azure.arm;

import static io.keyward.azure.LiveFixture.ASSIGNMENTS;
import static io.keyward.azure.LiveFixture.DENIALS;
import static io.keyward.azure.LiveFixture.HSM_KEY;
import static io.keyward.azure.LiveFixture.KEY;
import static io.keyward.azure.LiveFixture.OID;
import static io.keyward.azure.LiveFixture.VAULT;
import static io.keyward.azure.LiveFixture.assignment;
import static io.keyward.azure.LiveFixture.found;
import static io.keyward.azure.LiveFixture.json;
import static io.keyward.azure.LiveFixture.kind;
import static io.keyward.azure.LiveFixture.parsed;
import static io.keyward.azure.LiveFixture.vault;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.ArmFixture;
import io.keyward.azure.LiveFixture;
import io.keyward.azure.Reply;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RoleDefinition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is granted around a key, and what may take it away, by which calls. */
final class ArmGrantsTest {
  private static final Principal PRINCIPAL = new Principal(OID, "", "");
  private final LiveFixture live = LiveFixture.sound();

  @Test
  void grantsOnOtherScopesAreLeftOut() {
    String elsewhere =
        assignment(OID, "ServicePrincipal").replace("vaults/kv'", "vaults/kv/keys/b'");
    live.http.on(
        VAULT + ASSIGNMENTS,
        json("{'value':[" + assignment(OID, "ServicePrincipal") + "," + elsewhere + "]}"));

    List<Grant> grants = found(live.surroundings.grants(found(vault()), KEY, List.of(PRINCIPAL)));

    assertThat(grants).hasSize(1);
    assertThat(grants.get(0).role()).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void pagesOfGrantsAreReadToTheEndAndNeverElsewhere() {
    String next = "https://management.azure.com" + VAULT + "/more";
    live.http.on(
        VAULT + ASSIGNMENTS,
        json("{'value':[" + assignment("p", "User") + "],'nextLink':'" + next + "'}"));
    live.http.on(VAULT + "/more", json("{'value':[" + assignment(OID, "User") + "]}"));

    assertThat(found(live.surroundings.grantsOn(found(vault())))).hasSize(2);

    live.surroundings.forget(VAULT);
    live.http.on(VAULT + ASSIGNMENTS, json("{'value':[],'nextLink':'https://evil.test/x'}"));

    assertThat(kind(live.surroundings.grantsOn(found(vault())))).startsWith("unreadable");
  }

  @Test
  void aCustomRoleIsReadOnceAnHourAndOnlyForWhoMatters() {
    String custom = assignment(OID, "User").replace("e147488a-", "00000000-");
    String others = assignment("other", "User").replace("e147488a-", "11111111-");
    live.http.on(VAULT + ASSIGNMENTS, json("{'value':[" + custom + "," + others + "]}"));
    live.http.on(
        "/roleDefinitions/00000000-f6f5-4113-8e2d-b22465e65bf6",
        json(
            "{'id':'/x','name':'00000000-f6f5-4113-8e2d-b22465e65bf6','type':"
                + "'Microsoft.Authorization/roleDefinitions','properties':{'roleName':'Mine',"
                + "'permissions':[{'dataActions':['*']}]}}"));

    Grant mine = found(live.surroundings.grants(found(vault()), KEY, List.of(PRINCIPAL))).get(0);
    live.clock.pass(Duration.ofMinutes(30));
    live.surroundings.grants(found(vault()), KEY, List.of(PRINCIPAL));

    assertThat(mine.role()).isInstanceOf(Lookup.Found.class);
    assertThat(found(mine.role())).extracting(RoleDefinition::roleName).isEqualTo("Mine");
    assertThat(live.http.calls().stream().filter(it -> it.contains("roleDefinitions"))).hasSize(1);
  }

  private static String denial(String principal) {
    return "{'id':'"
        + DENIALS
        + "/d','type':'Microsoft.Authorization/denyAssignments','properties':{'scope':"
        + "'/subscriptions/"
        + ArmFixture.SUBSCRIPTION
        + "','permissions':[{'dataActions':['*']}],'principals':[{'id':'"
        + principal
        + "','type':'ServicePrincipal'}]}}";
  }

  private boolean mayBeTaken() {
    return found(live.surroundings.grants(found(vault()), KEY, List.of(PRINCIPAL)))
        .get(0)
        .assignment()
        .isDeniable();
  }

  @Test
  void aDenyAssignmentAboveTheVaultMayTakeTheGrantAway() {
    live.http.on(DENIALS, json("{'value':[" + denial(OID) + "]}"));

    assertThat(mayBeTaken()).isTrue();
  }

  @Test
  void aDenyAssignmentMayTakeWhatComesThroughAGroup() {
    live.http.on(DENIALS, json("{'value':[" + denial(OID) + "]}"));

    List<Grant> grants = found(live.surroundings.throughGroups(found(vault()), KEY, PRINCIPAL));

    assertThat(grants).allMatch(it -> it.assignment().isDeniable());
  }

  @Test
  void aDenyAssignmentToOthersTakesNothing() {
    live.http.on(DENIALS, json("{'value':[" + denial("other") + "]}"));

    assertThat(mayBeTaken()).isFalse();
  }

  static List<Reply> hiddenDenials() {
    return List.of(
        Reply.error(403, "AuthorizationFailed", "no"),
        Reply.error(400, "BadRequest", "no"),
        Reply.of(200, "<html>"),
        json("{'value':['x']}"),
        json("{'value':[{'id':'/x','type':'Microsoft.Authorization/denyAssignments'}]}"),
        json("{'value':[],'nextLink':'https://evil.test/x'}"));
  }

  @ParameterizedTest
  @MethodSource("hiddenDenials")
  void whereDenyAssignmentsAreNotToldThereMayBeOne(Reply answer) {
    live.http.on(DENIALS, answer);

    assertThat(mayBeTaken()).isTrue();
  }

  @Test
  void denyAssignmentsAreAskedForOnceAnHourAndOnlyWhereSomethingIsGranted() {
    live.http.on(VAULT + ASSIGNMENTS, json("{'value':[]}"));
    live.surroundings.grants(found(vault()), KEY, List.of(PRINCIPAL));
    assertThat(live.http.calls()).noneMatch(it -> it.contains("denyAssignments"));
    live.surroundings.forget(VAULT);
    live.http.on(
        VAULT + ASSIGNMENTS, json("{'value':[" + assignment(OID, "ServicePrincipal") + "]}"));

    mayBeTaken();
    live.clock.pass(Duration.ofMinutes(50));
    mayBeTaken();

    assertThat(live.http.calls().stream().filter(it -> it.contains("denyAssignments"))).hasSize(1);
  }

  @Test
  void grantsThroughGroupsComeAsThePrincipalsOwn() {
    live.http.on(VAULT + ASSIGNMENTS, json("{'value':[" + assignment("group", "Group") + "]}"));

    List<Grant> grants = found(live.surroundings.throughGroups(found(vault()), KEY, PRINCIPAL));

    assertThat(grants.get(0).assignment().principalId()).isEqualTo(OID);
    assertThat(live.http.calls().get(0)).contains("$filter=assignedTo%28%27" + OID + "%27%29");
  }

  @Test
  void aManagedHsmTellsItsLocalRolesItself() {
    Resource hsm =
        parsed(
            "{'id':'/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/managedHSMs/hsm',"
                + "'type':'Microsoft.KeyVault/managedHSMs','name':'hsm','properties':{'hsmUri':"
                + "'https://hsm.managedhsm.azure.net/'}}");
    String local = assignment(OID, "").replace("'scope':'" + VAULT, "'scope':'/keys");
    live.http.on("/keys/cmk" + ASSIGNMENTS, json("{'value':[" + local + "]}"));

    List<Grant> grants = found(live.surroundings.grants(hsm, HSM_KEY, List.of(PRINCIPAL)));

    assertThat(grants).hasSize(1);
    assertThat(live.http.calls().get(0))
        .startsWith("GET https://hsm.managedhsm.azure.net/keys/cmk/providers/")
        .endsWith("api-version=7.4");
  }
}
