package io.keyward.azure.arm;

import static io.keyward.azure.LiveFixture.GRAPH;
import static io.keyward.azure.LiveFixture.KEY;
import static io.keyward.azure.LiveFixture.OID;
import static io.keyward.azure.LiveFixture.VAULT;
import static io.keyward.azure.LiveFixture.found;
import static io.keyward.azure.LiveFixture.json;
import static io.keyward.azure.LiveFixture.kind;
import static io.keyward.azure.LiveFixture.vault;
import static io.keyward.azure.LiveFixture.vaultBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.azure.ArmFixture;
import io.keyward.azure.LiveFixture;
import io.keyward.azure.Reply;
import io.keyward.inventory.KeyReference;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.ResourceId;
import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Principal;
import io.keyward.inventory.fact.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found around a resource, by which calls. */
class ArmSurroundingsTest {
  private static final String BUNDLE =
      "{'key':{'kid':'https://kv.vault.azure.net/keys/cmk/v1','kty':'RSA'},'attributes':{'enabled':"
          + "true},'recoveryId':'https://kv.vault.azure.net/deletedkeys/cmk'}";
  private final LiveFixture live = LiveFixture.sound();

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
