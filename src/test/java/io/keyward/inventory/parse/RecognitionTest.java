package io.keyward.inventory.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.GivenBody;
import io.keyward.inventory.ResourceKind;
import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies whose type is missing, a word of an example, or spelt in another case. */
class RecognitionTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'id':'someid','type':'sampletype','properties':{'msaAppId':'a','endpoint':'b'}} | BOT_SERVICE",
        "{'id':'string','type':'string','properties':{'regionDetails':[{'location':'string'}]}} | ML_REGISTRY",
        "{'id':'string','type':'string','properties':{'keyVault':'string','storageAccount':'string'}} | ML_WORKSPACE",
        "{'id':'/subscriptions/x/resourceGroups/g/providers/Microsoft.Search/searchServices/s'} | SEARCH_SERVICE",
        "{'id':'/subscriptions/x/providers/microsoft.healthbot/healthbots/b'} | HEALTH_BOT",
        "{'id':'/subscriptions/x/providers/Microsoft.CognitiveServices/locations/l/resourceGroups/g/deletedAccounts/a'} | COGNITIVE_ACCOUNT",
        "{'id':'/subscriptions/{s} /resourceGroups/{g}/providers/Microsoft.CognitiveServices/accounts/a/projects/p'} | COGNITIVE_PROJECT",
        "{'location':'x','properties':{'encryptionWithCmk':{'enforcement':'Enabled'}}} | SEARCH_SERVICE",
        "{'location':'x','encryptionWithCmk':{'enforcement':'Enabled'}} | SEARCH_SERVICE",
        "{'properties':{'internalId':'a','endpoint':'b'}} | COGNITIVE_ACCOUNT",
        "{'properties':{'accountId':'a','storageServices':{'resourceId':'r'}}} | VIDEO_INDEXER",
        "{'properties':{'hsmUri':'https://h'}} | MANAGED_HSM",
        "{'type':' Microsoft.KeyVault/managedHsms '} | MANAGED_HSM",
        "{'type':'Microsoft.DocumentDb/databaseAccounts'} | COSMOS_ACCOUNT",
      })
  void findsTheKind(String body, ResourceKind kind) {
    assertThat(ResourceParser.parse(GivenBody.json(body)).map(Resource::kind)).contains(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}",
        "{'type':'Microsoft.Compute/virtualMachines','properties':{'vmId':'x'}}",
        "{'name':'left-pad','version':'1.0.0'}",
        "{'id':'/subscriptions/x/providers/Microsoft.CognitiveServices/accounts/a/deployments/d'}",
      })
  void leavesOthersAlone(String body) {
    assertThat(ResourceParser.parse(GivenBody.json(body))).isEmpty();
  }

  @Test
  void readsWhatCommandLineToolsShowWithoutProperties() {
    Resource account =
        GivenBody.resource(
            "{'type':'Microsoft.Storage/storageAccounts','creationTime':'t','primaryEndpoints':{'blob':'b'},"
                + "'encryption':{'keySource':'Microsoft.Keyvault','keyVaultProperties':{'keyVaultUri':'https://v',"
                + "'keyName':'k'},'encryptionIdentity':{'encryptionUserAssignedIdentity':'/u'}}}");

    assertThat(account.encryption())
        .isInstanceOfSatisfying(
            Encryption.Customer.class,
            it -> assertThat(it.identity().resourceId()).isEqualTo("/u"));
  }

  @Test
  void anEntryOfAGenericListTellsNothing() {
    Resource entry =
        GivenBody.resource(
            "{'id':'/x','type':'Microsoft.CognitiveServices/accounts','kind':'OpenAI','properties':null}");

    assertThat(entry.encryption().evidence()).contains("no properties");
  }
}
