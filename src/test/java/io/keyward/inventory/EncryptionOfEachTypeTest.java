package io.keyward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.parse.ResourceParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose key it is, for every type, in the odd forms that real bodies have. */
class EncryptionOfEachTypeTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // Cognitive Services
        "Microsoft.CognitiveServices/accounts | {'encryption':{'keySource':'Microsoft.KeyVault'}} | customer",
        "microsoft.cognitiveservices/ACCOUNTS | {'ENCRYPTION':{'KEYSOURCE':'microsoft.keyvault'}} | customer",
        "Microsoft.CognitiveServices/accounts | {'encryption':{'keySource':'Microsoft.CognitiveServices'}} | platform",
        "Microsoft.CognitiveServices/accounts | {'capabilities':[{'name':'CustomerManagedKey'}]} | platform",
        "Microsoft.CognitiveServices/accounts | {'userOwnedStorage':[{'resourceId':'/x'}]} | platform",
        "Microsoft.CognitiveServices/accounts | {'userOwnedStorage':[{'resourceId':['/x']}]} | unknown",
        "Microsoft.CognitiveServices/accounts | {'userOwnedStorage':[7]} | unknown",
        "Microsoft.CognitiveServices/accounts | {'userOwnedStorage':true} | unknown",
        "Microsoft.CognitiveServices/accounts | {'userOwnedStorage':[]} | platform",
        "Microsoft.CognitiveServices/accounts | {'encryption':null,'apiProperties':null} | platform",
        "Microsoft.CognitiveServices/accounts | {'encryption':{'keySource':''}} | platform",
        "Microsoft.CognitiveServices/accounts | {} | platform",
        "Microsoft.CognitiveServices/accounts | {'encryption':{'keySource':'Contoso.Hsm'}} | unknown",
        "Microsoft.CognitiveServices/accounts | {'encryption':{'keySource':['Microsoft.KeyVault']}} | unknown",
        "Microsoft.CognitiveServices/accounts | {'encryption':{'keySource':'[parameters(1)]'}} | unknown",
        "Microsoft.CognitiveServices/accounts | {'encryption':'[if(1,2,3)]'} | unknown",
        "Microsoft.CognitiveServices/accounts | {'encryption':{'keyVaultProperties':{'keyVaultUri':'https://v'}}} | unknown",
        "Microsoft.CognitiveServices/accounts | null | unknown",
        "Microsoft.CognitiveServices/accounts | '[variables(1)]' | unknown",
        "Microsoft.CognitiveServices/accounts/projects | {'isDefault':true} | inherited",
        "Microsoft.CognitiveServices/accounts/encryptionScopes | {'keySource':'Microsoft.KeyVault','state':'Enabled'} | customer",
        "Microsoft.CognitiveServices/accounts/encryptionScopes | {'keySource':'Microsoft.KeyVault','state':'Disabled'} | platform",
        "Microsoft.CognitiveServices/accounts/encryptionScopes | {'keySource':'Microsoft.KeyVault'} | unknown",
        // Machine Learning
        "Microsoft.MachineLearningServices/workspaces | {'encryption':{'status':'Enabled'}} | customer",
        "Microsoft.MachineLearningServices/workspaces | {'encryption':{'status':'enabled'}} | customer",
        "Microsoft.MachineLearningServices/workspaces | {'encryption':{'status':'Disabled'}} | platform",
        "Microsoft.MachineLearningServices/workspaces | {'keyVault':'/v','storageAccount':'/s'} | platform",
        "Microsoft.MachineLearningServices/workspaces | {'enableServiceSideCMKEncryption':false} | platform",
        "Microsoft.MachineLearningServices/workspaces | {'encryption':{'status':'string'}} | unknown",
        "Microsoft.MachineLearningServices/workspaces | {'encryption':{'status':'[if(1)]'}} | unknown",
        "Microsoft.MachineLearningServices/registries | {'regionDetails':[]} | unsupported",
        // Search
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'serviceLevelEncryptionKey':{'keyVaultUri':'https://v','keyVaultKeyName':'k'}}} | customer",
        "Microsoft.Search/searchServices | {' encryptionWithCmk':{' serviceLevelEncryptionKey':{' keyVaultUri':'https://v'}}} | customer",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Enabled','encryptionComplianceStatus':'Compliant'}} | unknown",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Unspecified','encryptionComplianceStatus':'Compliant'}} | platform",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Disabled','serviceLevelEncryptionKey':null}} | platform",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Disabled','serviceLevelEncryptionKey':{'keyVaultUri':null}}} | platform",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'[parameters(1)]'}} | unknown",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'serviceLevelEncryptionKey':'[parameters(1)]'}} | unknown",
        "Microsoft.Search/searchServices | {'disableLocalAuth':false} | platform",
        "Microsoft.Search/searchServices | {'replicaCount':1} | platform",
        "Microsoft.Search/searchServices | {'replicaCount':1,'status':'running'} | unknown",
        "Microsoft.Search/searchServices | {'status':'running','encryptionWithCmk':null} | platform",
        "Microsoft.Search/searchServices | {'status':'running','computeType':'Default'} | platform",
        "Microsoft.Search/searchServices | {'status':'running','eTag':'x'} | platform",
        // Bots
        "Microsoft.BotService/botServices | {'endpointVersion':'3.0','isCmekEnabled':null} | platform",
        "Microsoft.BotService/botServices | {'isCmekEnabled':true,'cmekKeyVaultUrl':'string'} | unknown",
        "Microsoft.BotService/botServices | {'isCmekEnabled':true,'cmekKeyVaultUrl':'https://myCmekKey'} | customer",
        "Microsoft.BotService/botServices | {'cmekKeyVaultUrl':'https://v.vault.azure.net/keys/k/1'} | unknown",
        "Microsoft.BotService/botServices | {'cmekEncryptionStatus':'On'} | unknown",
        "Microsoft.BotService/botServices | {'isCmekEnabled':1} | customer",
        "Microsoft.BotService/botServices | {'isCmekEnabled':'True'} | customer",
        "Microsoft.BotService/botServices | {'isCmekEnabled':false,'cmekEncryptionStatus':'Off'} | platform",
        "Microsoft.BotService/botServices | {'publicNetworkAccess':true} | platform",
        "Microsoft.BotService/botServices | {'msaAppId':'a'} | platform",
        "Microsoft.BotService/botServices | {'msaAppId':'a','endpointVersion':'3.0'} | unknown",
        "Microsoft.BotService/botServices | {'isCmekEnabled':'[parameters(1)]'} | unknown",
        "Microsoft.HealthBot/healthBots | {'keyVaultProperties':{'keyVaultUri':'https://v','keyName':'k'}} | customer",
        "Microsoft.HealthBot/healthBots | {'keyVaultProperties':{'keyVaultUri':''}} | platform",
        "Microsoft.HealthBot/healthBots | {'botManagementPortalLink':'https://x'} | platform",
        "Microsoft.HealthBot/healthBots | {'keyVaultProperties':{'keyVaultUri':'[reference(1).vaultUri]'}} | unknown",
        "Microsoft.VideoIndexer/accounts | {'accountId':'a'} | unsupported",
        // what stands behind
        "Microsoft.Storage/storageAccounts | {'encryption':{'keySource':'Microsoft.Keyvault'}} | customer",
        "Microsoft.Storage/storageAccounts | {'encryption':{'keySource':'Microsoft.Storage'}} | platform",
        "Microsoft.Storage/storageAccounts | {'encryption':{'keySource':'[parameters(1)]'}} | unknown",
        "Microsoft.Storage/storageAccounts | {'creationTime':'x'} | platform",
        "Microsoft.ContainerRegistry/registries | {'encryption':{'status':'enabled'}} | customer",
        "Microsoft.ContainerRegistry/registries | {'encryption':{'status':'disabled'}} | platform",
        "Microsoft.ContainerRegistry/registries | {'zoneRedundancy':'Disabled'} | platform",
        "Microsoft.ContainerRegistry/registries | {'adminUserEnabled':true} | platform",
        "Microsoft.ContainerRegistry/registries | {'zoneRedundancy':'Disabled','encryption':{'keyVaultProperties':{'keyIdentifier':'https://v.vault.azure.net/keys/k'}}} | unknown",
        "Microsoft.HealthBot/healthBots | {'keyVaultProperties':{'keyName':'k'}} | unknown",
        "Microsoft.Storage/storageAccounts | {'encryption':{'keyvaultproperties':{'keyvaulturi':'https://v.vault.azure.net','keyname':'k'}}} | unknown",
        "Microsoft.ContainerRegistry/registries | {'loginServer':'r.azurecr.io'} | unknown",
        "Microsoft.ContainerRegistry/registries | {'loginServer':'r.azurecr.io','encryption':null} | platform",
        "Microsoft.DocumentDB/databaseAccounts | {'documentEndpoint':'https://x','keyVaultKeyUri':''} | platform",
        "Microsoft.MachineLearningServices/workspaces | {'encryption':{'status':'Enabled','keyVaultProperties':{'keyIdentifier':'string'}}} | unknown",
        "Microsoft.DocumentDb/databaseAccounts | {'keyVaultKeyUri':'https://v.vault.azure.net'} | customer",
        "Microsoft.DocumentDB/databaseAccounts | {'defaultIdentity':'FirstPartyIdentity'} | platform",
        "Microsoft.DocumentDB/databaseAccounts | {'documentEndpoint':'https://x'} | unknown",
        "Microsoft.DocumentDB/databaseAccounts | {'documentEndpoint':'https://x','ipRules':[]} | platform",
        "Microsoft.ContainerRegistry/registries | {'loginServer':'r.azurecr.io','anonymousPullEnabled':false} | platform",
        "Microsoft.Search/searchServices | {'status':'running','upgradeAvailable':true} | platform",
        "Microsoft.BotService/botServices | {'endpointVersion':'3.0','privateEndpointConnections':[]} | platform",
        "Microsoft.DocumentDB/databaseAccounts | {'keyVaultKeyUri':'[concat(1)]'} | unknown",
        "Microsoft.KeyVault/vaults | {'vaultUri':'https://v'} | unsupported",
        "Microsoft.KeyVault/managedHsms | {'hsmUri':'https://v'} | unsupported",
        "Microsoft.ManagedIdentity/userAssignedIdentities | {'clientId':'c'} | unsupported",
        "Microsoft.Authorization/roleAssignments | {'roleDefinitionId':'/providers/r'} | unsupported",
      })
  void tellsWhoseKeyItIs(String type, String properties, String source) {
    Resource resource = ResourceParser.parse(GivenBody.of(type, properties)).orElseThrow();

    assertThat(resource.encryption().source()).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({"Project", "project", "PROJECT"})
  void aHubsProjectInheritsWhateverItsBodySays(String kind) {
    Resource project =
        GivenBody.resource(
            "{'type':'Microsoft.MachineLearningServices/workspaces','kind':'"
                + kind
                + "','properties':{'hubResourceId':'/hub','encryption':{'status':'Enabled'}}}");

    assertThat(project.encryption())
        .isInstanceOfSatisfying(
            Encryption.Inherited.class, it -> assertThat(it.from()).isEqualTo("/hub"));
  }

  @Test
  void aKeyBesideThePropertiesIsNotTakenForNone() {
    Resource search =
        GivenBody.resource(
            "{'type':'Microsoft.Search/searchServices','properties':{'status':'running','authOptions':{}},"
                + "'encryptionWithCmk':{'serviceLevelEncryptionKey':{'keyVaultKeyName':'k'}}}");

    assertThat(search.encryption().source()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft.Search/searchServices",
    "Microsoft.BotService/botServices",
    "Microsoft.ContainerRegistry/registries",
    "Microsoft.CognitiveServices/accounts"
  })
  void inATemplateSilenceIsTheDefault(String type) {
    Resource resource =
        GivenBody.resource("{'type':'" + type + "','apiVersion':'2022-09-01','name':'x'}");

    assertThat(resource.encryption().source()).isEqualTo("platform");
  }
}
