package io.keyward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.fact.Encryption;
import io.keyward.inventory.fact.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which key, and by which identity, in the form each service writes it. */
class KeyOfEachTypeTest {
  private static final String UAMI =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u";

  private static Encryption.Customer customer(String body) {
    return (Encryption.Customer) GivenBody.resource(body).encryption();
  }

  private static String identities(String armId, String clientId) {
    return "'identity':{'type':'SystemAssigned,UserAssigned','userAssignedIdentities':{'"
        + armId
        + "':{'clientId':'"
        + clientId
        + "','principalId':'p'}}}";
  }

  @Test
  void cognitiveServicesNamesTheIdentityByClientId() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.CognitiveServices/accounts',"
                + identities(UAMI, "C1")
                + ",'properties':{'encryption':{'keySource':'Microsoft.KeyVault','keyVaultProperties':"
                + "{'keyVaultUri':'https://kv.vault.azure.net/','keyName':'k','keyVersion':'891CF236-D241',"
                + "'identityClientId':'c1'}}}}");

    assertThat(it.key())
        .isEqualTo(KeyReference.of("https://kv.vault.azure.net/", "k", "891CF236-D241"));
    assertThat(it.identity()).isEqualTo(new KeyIdentity(KeyIdentity.Kind.USER, "c1", UAMI));
  }

  @Test
  void machineLearningNamesTheIdentityByArmIdAndNeverByItsEmptyClientId() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.MachineLearningServices/workspaces',"
                + identities(UAMI.replace("resourceGroups", "resourcegroups"), "c1")
                + ",'properties':{'keyVault':'/secrets','encryption':{'status':'Enabled',"
                + "'identity':{'userAssignedIdentity':'"
                + UAMI
                + "'},'keyVaultProperties':{'identityClientId':'','keyVaultArmId':'/vault',"
                + "'keyIdentifier':'https://kv.vault.azure.net/keys/k/v1'}}}}");

    assertThat(it.key())
        .isEqualTo(new KeyReference("https://kv.vault.azure.net", "/vault", "k", "v1"));
    assertThat(it.identity()).isEqualTo(new KeyIdentity(KeyIdentity.Kind.USER, "c1", UAMI));
  }

  @Test
  void machineLearningOf2020HasNoIdentityAtAll() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.MachineLearningServices/workspaces','properties':{'encryption':"
                + "{'status':'Enabled','identity':{'userAssignedIdentity':null},'keyVaultProperties':"
                + "{'keyIdentifier':'https://kv.vault.azure.net/keys/k','identityClientId':''}}}}");

    assertThat(it.identity()).isEqualTo(KeyIdentity.none());
    assertThat(it.key().followsLatest()).isTrue();
  }

  @Test
  void theOnlyUserAssignedIdentityIsImpliedWhereThereIsNoSystemAssignedOne() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.HealthBot/healthBots','identity':{'type':'UserAssigned',"
                + "'userAssignedIdentities':{'"
                + UAMI
                + "':{}}},'properties':{'keyVaultProperties':{'keyVaultUri':'https://v','keyName':'k'}}}");

    assertThat(it.identity()).isEqualTo(new KeyIdentity(KeyIdentity.Kind.USER, "", UAMI, true));
  }

  @Test
  void searchNamesItsKeyInPartsOfItsOwn() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.Search/searchServices','identity':{'type':'SystemAssigned'},'properties':"
                + "{'encryptionWithCmk':{'serviceLevelEncryptionKey':{'keyVaultUri':'https://My.vault.azure.net',"
                + "'keyVaultKeyName':'k','keyVaultKeyVersion':'not-hex','identity':{'@odata.type':"
                + "'#Microsoft.Azure.Search.DataNoneIdentity'}}}}}");

    assertThat(it.key()).isEqualTo(KeyReference.of("https://My.vault.azure.net", "k", "not-hex"));
    assertThat(it.identity()).isEqualTo(KeyIdentity.system());
  }

  @Test
  void botServiceUsesMicrosoftsPrincipalAndMayNameNoKey() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.BotService/botServices','properties':{'isCmekEnabled':true,"
                + "'cmekKeyVaultUrl':'https://myCmekKey','msaAppMSIResourceId':'/signin'}}");

    assertThat(it.key()).isEqualTo(KeyReference.of("https://myCmekKey", "", ""));
    assertThat(it.identity()).isEqualTo(KeyIdentity.firstParty());
  }

  @Test
  void aBotThatIsStillBeingEncryptedIsPending() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.BotService/botServices','properties':{'isCmekEnabled':true,"
                + "'cmekEncryptionStatus':'Off'}}");

    assertThat(it.coverage()).isEqualTo(Encryption.Coverage.PENDING);
  }

  @Test
  void storageSpellsItsKeyInLowerCaseAndAnEmptyVersionFollowsTheLatest() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.Storage/storageAccounts',"
                + identities(UAMI, "c1")
                + ",'properties':{'encryption':{'keySource':'Microsoft.Keyvault','identity':"
                + "{'userAssignedIdentity':'"
                + UAMI.replace("resourceGroups", "resourcegroups")
                + "','federatedIdentityClientId':'f'},'keyvaultproperties':{'keyvaulturi':'https://v',"
                + "'keyname':'k','keyversion':'','currentVersionedKeyIdentifier':'https://v/keys/k/9'}}}}");

    assertThat(it.key()).isEqualTo(KeyReference.of("https://v", "k", ""));
    assertThat(it.identity().clientId()).isEqualTo("c1");
  }

  @Test
  void aRegistryNamesItsIdentityByClientIdWhileItIsStillUpdating() {
    Resource registry =
        GivenBody.resource(
            "{'type':'Microsoft.ContainerRegistry/registries',"
                + identities(UAMI, "c1")
                + ",'properties':{'provisioningState':'Updating','encryption':{'status':'enabled',"
                + "'keyVaultProperties':{'identity':'c1','keyIdentifier':'https://v/keys/k/'}}}}");

    Encryption.Customer it = (Encryption.Customer) registry.encryption();
    assertThat(it.key()).isEqualTo(KeyReference.of("https://v", "k", ""));
    assertThat(it.identity().resourceId()).isEqualTo(UAMI);
    assertThat(registry.provisioning()).isEqualTo(Provisioning.UNDER_WAY);
  }

  @Test
  void cosmosNamesItsIdentityInOneTextWithTheFederatedClient() {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.DocumentDB/databaseAccounts',"
                + identities(UAMI, "c1")
                + ",'properties':{'keyVaultKeyUri':'https://v.vault.azure.net/keys/k','defaultIdentity':"
                + "'UserAssignedIdentity="
                + UAMI
                + "&FederatedClientId=f'}}");

    assertThat(it.key()).isEqualTo(KeyReference.of("https://v.vault.azure.net", "k", ""));
    assertThat(it.identity()).isEqualTo(new KeyIdentity(KeyIdentity.Kind.USER, "c1", UAMI));
  }

  @ParameterizedTest
  @CsvSource({
    "'', FIRST_PARTY",
    "FirstPartyIdentity, FIRST_PARTY",
    "' firstpartyidentity ', FIRST_PARTY",
    "SystemAssignedIdentity, SYSTEM",
    "' UserAssignedIdentity = /u ', USER",
    "Weird, NONE"
  })
  void cosmosNamesItsIdentityInOneWord(String word, KeyIdentity.Kind kind) {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.DocumentDB/databaseAccounts','properties':{'keyVaultKeyUri':"
                + "'https://v.vault.azure.net/keys/k','defaultIdentity':'"
                + word
                + "'}}");

    assertThat(it.identity().kind()).isEqualTo(kind);
    assertThat(it.identity().resourceId()).isEqualTo(kind == KeyIdentity.Kind.USER ? "/u" : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "none",
      value = {
        "2022-09-15| 'endpointVersion':'3.0'| UNCOUNTED",
        "~~| 'endpointVersion':'3.0'| UNCOUNTED",
        "~~| 'msaAppId':'a'| UNCOUNTED",
        "2022-09-15| 'msaAppId':'a'| FULL"
      })
  void aBotsSwitchIsItsStateInATemplateAlone(
      String version, String more, Encryption.Coverage coverage) {
    Encryption.Customer it =
        customer(
            "{'type':'Microsoft.BotService/botServices','apiVersion':'"
                + version
                + "','properties':{'isCmekEnabled':true,"
                + "'cmekKeyVaultUrl':'https://v.vault.azure.net/keys/k/1',"
                + more
                + "}}");

    assertThat(it.coverage()).isEqualTo(coverage);
  }
}
