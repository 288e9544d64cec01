package io.keyward.workflow.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.policy.Policy;
import io.keyward.inventory.GivenBody;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.inventory.fact.Chain;
import io.keyward.inventory.fact.KeyChain;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.given.Estate;
import io.keyward.testing.FakeAzure;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadChainTest {
  private static final String GROUP = "/subscriptions/S/resourceGroups/G/providers/";
  private static final String ACCOUNT = GROUP + "Microsoft.CognitiveServices/accounts/a";

  private static Resource given(String id) {
    return GivenBody.resource("{'id':'" + id + "','properties':{}}");
  }

  private static Chain chainOf(Resource first, Resource... others) {
    List<Resource> all = new java.util.ArrayList<>(List.of(others));
    all.add(first);
    return new ReadChain(new Estate(all), Clock.systemUTC()).around(first, Policy.standard());
  }

  @Test
  void projectsAndScopesFindTheirAccountIgnoringCase() {
    Resource account = given(ACCOUNT.toLowerCase(java.util.Locale.ROOT));

    assertThat(chainOf(given(ACCOUNT + "/projects/p"), account).parent())
        .isEqualTo(new Lookup.Found<>(account));
    assertThat(chainOf(given(ACCOUNT + "/encryptionScopes/s"), account).parent())
        .isEqualTo(new Lookup.Found<>(account));
  }

  @Test
  void aHubsProjectFindsItsHub() {
    Resource hub = given(GROUP + "Microsoft.MachineLearningServices/workspaces/hub");
    Resource project =
        GivenBody.resource(
            "{'id':'/p','type':'Microsoft.MachineLearningServices/workspaces','kind':'Project',"
                + "'properties':{'hubResourceId':'"
                + hub.id().toUpperCase(java.util.Locale.ROOT)
                + "/'}}");

    assertThat(chainOf(project, hub).parent()).isEqualTo(new Lookup.Found<>(hub));
  }

  @Test
  void speechFindsTheStorageItOwns() {
    Resource storage = given(GROUP + "Microsoft.Storage/storageAccounts/s");
    Resource speech =
        GivenBody.resource(
            "{'id':'/s','type':'Microsoft.CognitiveServices/accounts','kind':'SpeechServices',"
                + "'properties':{'userOwnedStorage':[{'resourceId':'"
                + storage.id()
                + "'},{'resourceId':'/elsewhere'}]}}");

    assertThat(chainOf(speech, storage).ownedStorage())
        .containsExactly(
            new Lookup.Found<>(storage),
            new Lookup.Unreadable<>("it is not among the given files"));
  }

  @Test
  void whatIsNotGivenIsUnreadableAndNeverMissing() {
    assertThat(chainOf(given(ACCOUNT + "/projects/p")).parent())
        .isInstanceOf(Lookup.Unreadable.class);
  }

  @Test
  void theSameResourceGivenTwiceCountsOnce() {
    assertThat(new Estate(List.of(given(ACCOUNT), given(ACCOUNT))).subjects()).hasSize(1);
  }

  @Test
  void ofAVaultThatIsGoneNobodyIsAskedForKeys() {
    FakeAzure azure = new FakeAzure();
    azure.unwell(TemporarilyUnavailable.Source.SILENT_VAULT);
    Resource workspace =
        GivenBody.resource(
            "{'id':'"
                + GROUP
                + "Microsoft.MachineLearningServices/workspaces/w','properties':{'encryption':"
                + "{'status':'Enabled','keyVaultProperties':{'keyVaultArmId':'"
                + GROUP
                + "Microsoft.KeyVault/vaults/gone',"
                + "'keyIdentifier':'https://gone.vault.azure.net/keys/cmk/v1'}}}}");

    Lookup<KeyChain> read =
        new ReadChain(azure, Clock.systemUTC()).around(workspace, Policy.standard()).key();

    assertThat(read)
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found ->
                assertThat(((KeyChain) found.value()).key()).isEqualTo(new Lookup.Missing<>()));
  }

  @Test
  void withoutIdsAProjectFindsItsAccountByName() {
    Resource account =
        GivenBody.resource(
            "{'type':'Microsoft.CognitiveServices/accounts','name':'A','properties':{}}");
    Resource project =
        GivenBody.resource("{'type':'Microsoft.CognitiveServices/accounts/projects','name':'a/p'}");

    assertThat(chainOf(project, account).parent()).isEqualTo(new Lookup.Found<>(account));
  }
}
