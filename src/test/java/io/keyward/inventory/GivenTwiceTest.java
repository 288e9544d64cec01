package io.keyward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.fact.Key;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.given.Estate;
import io.keyward.inventory.given.GivenIds;
import io.keyward.inventory.parse.ResourceParser;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several bodies of one thing say together. */
class GivenTwiceTest {
  private static final String GROUP = "/subscriptions/s/resourceGroups/g";
  private static final String VAULTS = GROUP + "/providers/Microsoft.KeyVault/vaults/";
  private static final KeyReference KEY = KeyReference.of("https://kv.vault.azure.net/", "cmk", "");

  /** JSON in which single quotes stand for double ones. */
  private static Estate estate(String... bodies) {
    List<Resource> resources = new ArrayList<>();
    for (String body : bodies) {
      try {
        ResourceParser.parse(JsonText.parseObject(body.replace('\'', '"')))
            .ifPresent(resources::add);
      } catch (BadJson e) {
        throw new AssertionError(body, e);
      }
    }
    return new Estate(resources);
  }

  private static String vault(String id, String name, String rest) {
    return "{'id':'"
        + id
        + "','type':'Microsoft.KeyVault/vaults','name':'"
        + name
        + "',"
        + rest
        + "}";
  }

  private static String bundle(String version, String attributes, String rest) {
    return "{'key':{'kid':'https://kv.vault.azure.net/keys/cmk/"
        + version
        + "','kty':'RSA'},'attributes':{"
        + attributes
        + "}"
        + rest
        + "}";
  }

  private static String word(Lookup<Resource> lookup) {
    return lookup.fold(
        found -> found.facts() instanceof Key key ? key.reference().version() : found.kind().name(),
        missing -> "missing",
        reason -> reason);
  }

  private static String latest(String... bodies) {
    return word(estate(bodies).key(new Lookup.Unreadable<>("no vault"), KEY));
  }

  @Test
  void theNewestOfSeveralVersionsIsTheKey() {
    String old = bundle("v1", "'enabled':true,'created':1700000000", "");
    String fresh = bundle("v2", "'enabled':false,'created':1750000000", "");

    assertThat(List.of(latest(old, fresh), latest(fresh, old))).containsOnly("v2");
  }

  @Test
  void versionsOfUnknownAgeThatDifferAreNotBelieved() {
    assertThat(latest(bundle("v1", "'enabled':true", ""), bundle("v2", "'enabled':false", "")))
        .isEqualTo(GivenIds.TWICE);
  }

  @Test
  void theSameVersionInTwoFormsIsOneKey() {
    String seen = bundle("v1", "'enabled':true,'created':1700000000", "");
    String asArm =
        "{'id':'"
            + VAULTS
            + "kv/keys/cmk','type':'Microsoft.KeyVault/vaults/keys','name':'cmk','properties':{"
            + "'keyUriWithVersion':'https://kv.vault.azure.net/keys/cmk/v1','kty':'RSA',"
            + "'attributes':{'enabled':true,'created':1700000000}}}";

    assertThat(List.of(latest(seen, asArm), latest(asArm, seen))).containsOnly("v1");
  }

  @ParameterizedTest
  @CsvSource({"deletedDate", "recoveryId", "scheduledPurgeDate"})
  void aLiveKeyBesideADeletedOneIsNotBelieved(String mark) {
    String live = bundle("v1", "'enabled':true", "");
    String deleted = bundle("v1", "'enabled':true", ",'" + mark + "':'1'");

    assertThat(latest(live, deleted)).isEqualTo(GivenIds.TWICE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'location':'westeurope' | https://kv.vault.azure.net/ | KEY_VAULT",
        "'location':'westeurope' | https://KV.Vault.Azure.Net:443// | KEY_VAULT",
        "'location':'[x]' | https://kv.vault.usgovcloudapi.net | KEY_VAULT",
        "'location':'USGov Virginia' | https://kv.vault.usgovcloudapi.net | KEY_VAULT",
        "'location':'chinaeast' | https://kv.vault.azure.net | it is not among the given files",
        "'location':'westeurope' | https://kv.vault.azure.cn | it is not among the given files",
        "'location':'westeurope' | https://kv.managedhsm.azure.net | it is not among the given files",
        "'location':'westeurope' | https://kv.example.com | it is not among the given files"
      })
  void aVaultWithoutAnAddressHasThatOfItsKindAndCloud(String rest, String uri, String found) {
    Estate estate = estate(vault(VAULTS + "kv", "kv", rest + ",'properties':{}"));

    assertThat(word(estate.vaultAt(KeyReference.of(uri, "cmk", "")))).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'properties':{'tenantId':'t'} | KEY_VAULT",
        "'properties':{'tenantId':'u'} | it is given twice with different content",
        "'location':'x' | KEY_VAULT"
      })
  void anIdInAnyCaseIsOneResource(String rest, String read) {
    String first = vault(VAULTS + "kv", "kv", "'properties':{'tenantId':'t'}");

    Estate estate = estate(first, vault(VAULTS.replace("Groups", "groups") + "KV", "KV", rest));

    assertThat(word(estate.read(VAULTS + "kv"))).isEqualTo(read);
  }

  @Test
  void aRoleThatIsDefinedTwiceInDifferentWaysIsNoKnownRole() {
    String role =
        "{'id':'/providers/Microsoft.Authorization/roleDefinitions/r','type':'Microsoft.Authorization/roleDefinitions',"
            + "'name':'r','properties':{'permissions':[{'dataActions':['%s']}]}}";
    String grant =
        "{'type':'Microsoft.Authorization/roleAssignments','properties':{'scope':'"
            + VAULTS
            + "kv','principalId':'p','roleDefinitionId':'/x/r'}}";
    String vault = vault(VAULTS + "kv", "kv", "'properties':{}");

    Estate estate = estate(vault, grant, role.formatted("*"), role.formatted("none"));

    Resource found = estate.others().get(0);
    assertThat(estate.grants(found, KEY, List.of()))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            it -> assertThat(it.value().toString()).contains("[" + GivenIds.TWICE + "]"));
  }
}
