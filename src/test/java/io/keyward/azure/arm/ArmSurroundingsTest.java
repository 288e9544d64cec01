package io.keyward.azure.arm;

import static io.keyward.azure.LiveFixture.ASSIGNMENTS;
import static io.keyward.azure.LiveFixture.DENIALS;
import static io.keyward.azure.LiveFixture.GRAPH;
import static io.keyward.azure.LiveFixture.HSM_KEY;
import static io.keyward.azure.LiveFixture.KEY;
import static io.keyward.azure.LiveFixture.OID;
import static io.keyward.azure.LiveFixture.VAULT;
import static io.keyward.azure.LiveFixture.assignment;
import static io.keyward.azure.LiveFixture.json;
import static io.keyward.azure.LiveFixture.parsed;
import static io.keyward.azure.LiveFixture.vault;
import static io.keyward.azure.LiveFixture.vaultBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.ArmFixture;
import io.keyward.azure.LiveFixture;
import io.keyward.azure.Reply;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Grant;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.fact.RoleDefinition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found around a resource, by which calls. */
class ArmSurroundingsTest {
  private static final Principal PRINCIPAL = new Principal(OID, "", "");
  private static final String BUNDLE =
      "{'key':{'kid':'https://kv.vault.azure.net/keys/cmk/v1','kty':'RSA'},'attributes':{'enabled':"
          + "true},'recoveryId':'https://kv.vault.azure.net/deletedkeys/cmk'}";
  private final LiveFixture live = LiveFixture.sound();

  private static <T> T found(Lookup<T> lookup) {
    return lookup.fold(
        it -> it,
        missing -> {
          throw new AssertionError("missing");
        },
        reason -> {
          throw new AssertionError(reason);
        });
  }

  private static String kind(Lookup<?> lookup) {
    return lookup.fold(it -> "found", it -> "missing", reason -> "unreadable: " + reason);
  }

  @Test
  void aVaultIsFoundByItsUriAndToldWhereFrom() {
    Resource vault = found(live.surroundings.vaultAt(KEY));

    assertThat(vault.id()).isEqualTo(VAULT);
    assertThat(vault.origin().read()).isEqualTo("GET " + VAULT + " (2026-02-01)");
    assertThat(vault.origin().at()).isEqualTo("2026-11-21T09:00:00Z");
  }

  @Test
  void aVaultThatResourceGraphDoesNotShowIsNotMissing() {
    live.http.on(GRAPH, json("{'count':0,'data':[]}"));

    assertThat(kind(live.surroundings.vaultAt(KEY)))
        .isEqualTo("unreadable: no vault with this URI can be seen");
  }

  @Test
  void aVaultThatWasMovedIsFoundAgain() {
    found(live.surroundings.vaultAt(KEY));
    String moved = VAULT.replace("/rg/", "/other/");
    live.http.on(VAULT, Reply.error(404, "ResourceNotFound", "no"));
    live.http.on(GRAPH, json("{'data':[{'id':'" + moved + "'}]}"));
    live.http.on(moved, json(vaultBody().replace("/rg/", "/other/")));
    live.clock.pass(ArmSurroundings.MEMORY);

    assertThat(found(live.surroundings.vaultAt(KEY)).id()).isEqualTo(moved);
  }

  @Test
  void noTokenGoesToAHostThatIsNoVaultOfThisCloud() {
    for (String uri :
        List.of(
            "https://kv.vault.azure.net.evil.test",
            "https://evil.test/.vault.azure.net",
            "http://kv.vault.azure.net",
            "https://kv.vault.azure.net:8443",
            "https://u@kv.vault.azure.net",
            "https://a.b.vault.azure.net",
            "https://kv.vault.azure.cn")) {
      KeyReference key = KeyReference.of(uri, "cmk", "");

      assertThat(kind(live.surroundings.vaultAt(key))).startsWith("unreadable");
      assertThat(kind(live.surroundings.key(new Lookup.Missing<>(), key))).startsWith("unreadable");
    }
    assertThat(live.http.calls()).isEmpty();
  }

  @Test
  void aKeyCostsOneCallAndNoneToItsVault() {
    Key key = (Key) found(live.surroundings.key(vault(), KEY)).facts();

    assertThat(key.reference().version()).isEqualTo("v1");
    assertThat(live.http.calls()).hasSize(1);
  }

  @Test
  void aKeyThatArmMayNotReadIsReadFromItsVault() {
    live.http.on(VAULT + "/keys/cmk", Reply.error(403, "AuthorizationFailed", "no"));
    live.http.on("net/keys/cmk", json(BUNDLE));
    live.http.on("/keys/cmk", json(BUNDLE.replace("recoveryId", "x")));
    live.http.on(VAULT + "/keys/cmk", Reply.error(403, "AuthorizationFailed", "no"));

    assertThat(live.surroundings.key(new Lookup.Unreadable<>("x"), KEY))
        .isInstanceOf(Lookup.Found.class);
    assertThat(live.http.calls().get(0)).contains("https://kv.vault.azure.net/keys/cmk?api");
  }

  @Test
  void aDeletedKeyIsFoundAsDeleted() {
    live.http.on(VAULT + "/keys/cmk", Reply.error(404, "KeyNotFound", "no key cmk"));
    live.http.on("/deletedkeys/cmk", json(BUNDLE));

    Key key = (Key) found(live.surroundings.key(vault(), KEY)).facts();

    assertThat(key.deleted()).isTrue();
  }

  @Test
  void aKeyIsMissingBehindAFirewallToo() {
    live.http.on(VAULT + "/keys/cmk", Reply.error(404, "KeyNotFound", "no key cmk"));
    live.http.on("/deletedkeys/cmk", Reply.error(403, "Forbidden", "ForbiddenByFirewall"));

    assertThat(kind(live.surroundings.key(vault(), KEY))).isEqualTo("missing");
  }

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

  @Test
  void aManagedGroupIsReadMemberByMember() {
    String storage = LiveFixture.GROUP + "Microsoft.Storage/storageAccounts/s";
    live.http.on(
        "/resourceGroups/managed/resources",
        json(
            "{'value':[{'id':'"
                + storage
                + "'},{'id':'"
                + LiveFixture.GROUP
                + "Microsoft.Web/sites/w'}]}"));
    live.http.on(storage, Reply.error(403, "AuthorizationFailed", "no"));

    List<Resource> members = found(live.surroundings.inGroup(ArmFixture.SUBSCRIPTION, "managed"));

    assertThat(members).hasSize(1);
    assertThat(members.get(0).encryption().source()).isEqualTo("unknown");
  }

  @Test
  void anIdentityIsFoundByItsClientIdAndRemembered() {
    String client = "bbbbbbbb-1111-2222-3333-444444444444";
    live.http.on(
        GRAPH,
        json(
            "{'data':[{'id':'/i','name':'i','type':'microsoft.managedidentity/userassignedidentities',"
                + "'properties':{'clientId':'"
                + client
                + "','principalId':'"
                + OID
                + "','tenantId':'t'}}]}"));

    Resource identity = found(live.surroundings.identityOf(client));
    live.surroundings.identityOf(client);

    assertThat(((Principal) identity.facts()).objectId()).isEqualTo(OID);
    assertThat(live.http.calls()).hasSize(1);
  }

  @Test
  void sharersAreKnownByNameAndTags() {
    Resource sharer = found(live.surroundings.sharers(KEY, found(vault()))).get(0);

    assertThat(sharer.name()).isEqualTo("other");
    assertThat(sharer.tag("app")).isEqualTo("x");
    assertThat(live.http.calls()).isEmpty();
  }

  @Test
  void whatChangedIsReadAgain() {
    live.surroundings.read(VAULT);
    live.surroundings.read(VAULT);

    live.surroundings.forget(VAULT);
    live.surroundings.read(VAULT);

    assertThat(live.http.calls()).hasSize(2);
  }

  @Test
  void anAiResourceIsReadEachTime() {
    ResourceId account = live.account("a");

    live.surroundings.read(account.toString());
    live.surroundings.read(account.toString());

    assertThat(live.http.calls()).hasSize(2);
  }
}
