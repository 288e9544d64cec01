package io.keyward.inventory.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.inventory.GivenBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureEventTest {
  private static final String GROUP = "/subscriptions/{s} /resourcegroups/g";
  private static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/kv";

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "Microsoft.Resources.ResourceWriteSuccess, Microsoft.CognitiveServices/accounts/a, true",
    "Microsoft.Resources.ResourceWriteSuccess, microsoft.cognitiveservices/accounts/a/deployments/d, true",
    "Microsoft.Resources.ResourceDeleteSuccess, Microsoft.Storage/storageAccounts/s, true",
    "Microsoft.Resources.ResourceWriteSuccess, Microsoft.ContainerRegistry/registries/r, true",
    "Microsoft.Resources.ResourceWriteSuccess, Microsoft.Authorization/roleAssignments/r, true",
    "Microsoft.Resources.ResourceWriteSuccess, Microsoft.Resources/deployments/d, false",
    "Microsoft.Resources.ResourceDeleteSuccess, Microsoft.EventGrid/eventSubscriptions/e, false",
    "Microsoft.Resources.ResourceWriteFailure, Microsoft.Storage/storageAccounts/s, false",
    "Microsoft.Resources.ResourceWriteCancel, Microsoft.Storage/storageAccounts/s, false",
    "Microsoft.Resources.ResourceDeleteFailure, Microsoft.Storage/storageAccounts/s, false",
    "Microsoft.Resources.ResourceDeleteCancel, Microsoft.Storage/storageAccounts/s, false",
    "Microsoft.Resources.ResourceActionSuccess, Microsoft.Storage/storageAccounts/s, false",
    "Microsoft.Resources.ResourceActionCancel, Microsoft.Storage/storageAccounts/s, false",
    "Microsoft.ResourceNotifications.Resources.CreatedOrUpdated, Microsoft.Search/searchServices/s, true",
    "Microsoft.ResourceNotifications.Resources.Deleted, Microsoft.Search/searchServices/s, true",
    "Microsoft.ResourceNotifications.HealthResources.ResourceAnnotated, Microsoft.Compute/virtualMachines/v, false",
    "Microsoft.ResourceNotifications.HealthResources.AvailabilityStatusChanged, Microsoft.Search/searchServices/s, false",
    "Contoso.Custom.Event, Microsoft.Search/searchServices/s, false"
  })
  void saysWhetherAKeyCouldHaveChangedInBothSchemas(String type, String tail, boolean relevant) {
    String id = GROUP + "/providers/" + tail;
    String rest = "'subject':'" + id + "','data':{'operationName':'Op/write'}}";

    AzureEvent eventGrid =
        AzureEvent.read(GivenBody.json("{'eventType':'" + type + "','topic':'/t'," + rest))
            .orElseThrow();
    AzureEvent cloudEvent =
        AzureEvent.read(GivenBody.json("{'type':'" + type + "','source':'/t'," + rest))
            .orElseThrow();

    assertThat(eventGrid).isEqualTo(cloudEvent);
    assertThat(eventGrid.relevant()).isEqualTo(relevant);
    assertThat(eventGrid.resourceId()).isEqualTo(id);
    assertThat(eventGrid.operation()).isEqualTo("Op/write");
  }

  @ParameterizedTest
  @CsvSource({
    "/subscriptions/<id>/resourceGroups/<g>/providers/Microsoft.Search/searchServices/<name>, true",
    "/subscriptions/<id>/resourceGroups/<g>/providers/Microsoft.Compute/disks/<name>, false",
    "/subscriptions/s/resourceGroups/../providers/Microsoft.Search/searchServices/s, false"
  })
  void anExamplesMarksAreExplained(String id, boolean relevant) {
    AzureEvent event =
        AzureEvent.read(
                GivenBody.json(
                    "{'eventType':'Microsoft.Resources.ResourceWriteSuccess','subject':'"
                        + id
                        + "'}"))
            .orElseThrow();

    assertThat(event.relevant()).isEqualTo(relevant);
    assertThat(event.resourceId()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "KeyNewVersionCreated, true",
    "KeyNearExpiry, true",
    "KeyExpired, true",
    "VaultAccessPolicyChanged, true",
    "SecretNewVersionCreated, false",
    "SecretNearExpiry, false",
    "SecretExpired, false",
    "CertificateNewVersionCreated, false",
    "CertificateNearExpiry, false",
    "CertificateExpired, false"
  })
  void aVaultsEventNamesTheVaultAndNotTheObject(String name, boolean relevant) {
    String body =
        "{'TYPE':'Microsoft.KeyVault."
            + name
            + "','source':'"
            + VAULT
            + "','subject':'k','data':{'ObjectName ':'k','Version':' 1','NBF':'1559081980'}}";

    AzureEvent event = AzureEvent.read(GivenBody.json(body)).orElseThrow();

    assertThat(event.resourceId()).isEqualTo(VAULT);
    assertThat(event.operation()).isEmpty();
    assertThat(event.relevant()).isEqualTo(relevant);
  }

  @Test
  void the2017FormKeepsTextsWhereObjectsAreNow() {
    AzureEvent event =
        AzureEvent.read(
                GivenBody.json(
                    "{'eventType':'Microsoft.Resources.ResourceWriteSuccess','subject':'','data':"
                        + "{'authorization':'{a}','claims':'{c}','httpRequest':'{r}','resourceUri':'"
                        + VAULT
                        + "'},'deadLetterReason':'MaxDeliveryAttemptsExceeded'}"))
            .orElseThrow();

    assertThat(event.resourceId()).isEqualTo(VAULT);
    assertThat(event.relevant()).isTrue();
  }

  @Test
  void whatHasNoTypeIsNoEvent() {
    assertThat(AzureEvent.read(GivenBody.json("{'subject':'x'}"))).isEmpty();
  }

  /** Of a person's token the application is the tool that they used, which others use too. */
  @ParameterizedTest
  @CsvSource({
    "upn, dave@contoso.com, 'dave@contoso.com,dave-oid'",
    "http://schemas.microsoft.com/identity/claims/scope, user_impersonation, dave-oid",
    "idtyp, app, 'dave-oid,the-cli'",
  })
  void theToolOfAPersonIsNoAuthor(String claim, String value, String authors) {
    String claims =
        "{'appid':'The-CLI','http://schemas.microsoft.com/identity/claims/objectidentifier':"
            + "'Dave-Oid','"
            + claim
            + "':'"
            + value
            + "'}";
    String json =
        "{'eventType':'Microsoft.Resources.ResourceWriteSuccess','topic':'/t','subject':'"
            + VAULT
            + "','data':{'claims':"
            + claims
            + "}}";

    AzureEvent event = AzureEvent.read(GivenBody.json(json)).orElseThrow();

    assertThat(event.authors()).containsExactlyInAnyOrder(authors.split(","));
  }
}
