package io.keyward.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.models.GenericResource;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyRotationLifetimeAction;
import com.azure.security.keyvault.keys.models.KeyRotationPolicy;
import com.azure.security.keyvault.keys.models.KeyRotationPolicyAction;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import io.keyward.sandbox.azure.model.Tenant;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The real clients, unmodified, against the simulated tenant. */
@TestInstance(Lifecycle.PER_CLASS)
class SdkClientsTest {
  private final TestTenant tenant;
  private final HttpClient http;
  private final TokenCredential credential;
  private final ResourceManager arm;

  SdkClientsTest(@TempDir Path directory) {
    tenant = TestTenant.start(directory);
    http =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder().sslContext(tenant.azure.clientTrust()))
            .build();
    credential =
        new ClientSecretCredentialBuilder()
            .tenantId(Tenant.ID)
            .clientId("keyward")
            .clientSecret("any")
            .authorityHost(tenant.azure.endpoint())
            .disableInstanceDiscovery()
            .httpClient(http)
            .build();
    AzureEnvironment cloud =
        new AzureEnvironment(
            Map.of(
                "resourceManagerEndpointUrl",
                tenant.azure.endpoint(),
                "managementEndpointUrl",
                "https://management.azure.com/",
                "activeDirectoryEndpointUrl",
                tenant.azure.endpoint(),
                "microsoftGraphResourceId",
                tenant.azure.endpoint() + "/graph/",
                "keyVaultDnsSuffix",
                ".vault.azure.net"));
    arm =
        ResourceManager.configure()
            .withHttpClient(http)
            .authenticate(
                credential, new AzureProfile(Tenant.ID, Tenant.SUBSCRIPTIONS.get(0), cloud))
            .withDefaultSubscription();
  }

  @BeforeAll
  void prepare() {
    tenant.group();
    tenant.put(
        TestTenant.vaultId("kv-sdk") + "?api-version=2023-07-01",
        """
        {"location":"westeurope","properties":{"sku":{"family":"A","name":"premium"}}}""");
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  @Test
  void aGenericResourceIsCreatedReadListedAndDeleted() {
    GenericResource created =
        arm.genericResources()
            .define("sdk-account")
            .withRegion("westeurope")
            .withExistingResourceGroup("rg")
            .withResourceType("accounts")
            .withProviderNamespace("Microsoft.CognitiveServices")
            .withoutPlan()
            .withApiVersion("2024-10-01")
            .withProperties(Map.of("future", Map.of("nested", List.of(1, 2))))
            .create();

    assertThat(arm.genericResources().getById(created.id()).properties())
        .asString()
        .contains("nested=[1, 2]");
    assertThat(arm.genericResources().listByResourceGroup("rg").stream())
        .extracting(GenericResource::name)
        .contains("sdk-account");
    arm.genericResources().deleteById(created.id(), "2024-10-01");
    assertThatThrownBy(() -> arm.genericResources().getById(created.id(), "2024-10-01"))
        .isInstanceOf(ManagementException.class)
        .hasMessageContaining("ResourceNotFound");
  }

  @Test
  void aResourceGroupIsCreatedAndDeleted() {
    arm.resourceGroups().define("rg-sdk").withRegion("northeurope").create();

    assertThat(arm.resourceGroups().contain("rg-sdk")).isTrue();
    arm.resourceGroups().deleteByName("rg-sdk");
    assertThat(arm.resourceGroups().contain("rg-sdk")).isFalse();
  }

  @Test
  void aKeyIsCreatedRotatedListedAndRecovered() {
    KeyClient keys = keys("kv-sdk");
    KeyVaultKey first = keys.createRsaKey(new CreateRsaKeyOptions("cmk").setKeySize(3072));

    KeyVaultKey second = keys.rotateKey("cmk");

    assertThat(second.getProperties().getVersion())
        .isNotEqualTo(first.getProperties().getVersion());
    assertThat(second.getKey().getN()).hasSize(384);
    assertThat(keys.listPropertiesOfKeyVersions("cmk")).hasSize(2);
    assertThat(keys.listPropertiesOfKeys()).anyMatch(key -> key.getName().equals("cmk"));
    keys.beginDeleteKey("cmk").waitForCompletion();
    assertThat(keys.listDeletedKeys()).anyMatch(key -> key.getName().equals("cmk"));
    keys.beginRecoverDeletedKey("cmk").waitForCompletion();
    assertThat(keys.getKey("cmk").getId()).isEqualTo(second.getId());
  }

  @Test
  void aRotationPolicyIsKept() {
    KeyClient keys = keys("kv-sdk");
    keys.createRsaKey(new CreateRsaKeyOptions("ruled"));
    KeyRotationPolicy policy =
        new KeyRotationPolicy()
            .setExpiresIn("P2Y")
            .setLifetimeActions(
                List.of(
                    new KeyRotationLifetimeAction(KeyRotationPolicyAction.ROTATE)
                        .setTimeAfterCreate("P18M")));

    keys.updateKeyRotationPolicy("ruled", policy);

    KeyRotationPolicy read = keys.getKeyRotationPolicy("ruled");
    assertThat(read.getExpiresIn()).isEqualTo("P2Y");
    assertThat(read.getLifetimeActions()).hasSize(1);
    assertThat(keys.rotateKey("ruled").getProperties().getExpiresOn()).isNotNull();
  }

  /** Sends the calls for a vault's public name to this machine and says for whom they are. */
  private KeyClient keys(String vault) {
    HttpClient rerouted = request -> http.send(reroute(request));
    return new KeyClientBuilder()
        .vaultUrl("https://" + vault + ".vault.azure.net")
        .credential(credential)
        .httpClient(rerouted)
        .buildClient();
  }

  private HttpRequest reroute(HttpRequest original) {
    HttpRequest request = original.copy();
    URI uri = URI.create(request.getUrl().toString());
    request.setHeader(HttpHeaderName.fromString("X-Sandbox-Host"), uri.getHost());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String path = uri.getRawPath();
    return request.setUrl(tenant.azure.endpoint() + path + query);
  }
}
