package io.keyward.bootstrap;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.ScanTarget;
import java.util.List;
import java.util.Map;

/** Which identity the command line uses: the first of those that the environment speaks of. */
record SignIn(Map<String, String> environment, AzureEnvironment cloud, HttpClient http) {
  private static final String TENANT = "AZURE_TENANT_ID";
  private static final String CLIENT = "AZURE_CLIENT_ID";
  private static final String SECRET = "AZURE_CLIENT_SECRET";
  private static final String FEDERATED = "AZURE_FEDERATED_TOKEN_FILE";

  TokenCredential credential(ScanTarget target) throws Refusal {
    if (has(SECRET)) {
      return secret(target);
    }
    if (has(FEDERATED)) {
      return workload();
    }
    // A machine's own identity last: asking for one that is not there takes seconds.
    return has("IDENTITY_ENDPOINT") ? managed() : people();
  }

  private TokenCredential secret(ScanTarget target) throws Refusal {
    need(SECRET, TENANT, CLIENT);
    ClientSecretCredentialBuilder builder =
        new ClientSecretCredentialBuilder()
            .authorityHost(cloud.getActiveDirectoryEndpoint())
            .tenantId(text(TENANT))
            .clientId(text(CLIENT))
            .clientSecret(text(SECRET))
            .httpClient(http);
    return target.authority().isEmpty()
        ? builder.build()
        : builder.disableInstanceDiscovery().build();
  }

  private TokenCredential workload() throws Refusal {
    need(FEDERATED, TENANT, CLIENT);
    return new WorkloadIdentityCredentialBuilder()
        .authorityHost(cloud.getActiveDirectoryEndpoint())
        .tenantId(text(TENANT))
        .clientId(text(CLIENT))
        .tokenFilePath(text(FEDERATED))
        .httpClient(http)
        .build();
  }

  private TokenCredential managed() {
    ManagedIdentityCredentialBuilder builder =
        new ManagedIdentityCredentialBuilder().httpClient(http);
    return has(CLIENT) ? builder.clientId(text(CLIENT)).build() : builder.build();
  }

  private TokenCredential people() {
    AzureCliCredentialBuilder az = new AzureCliCredentialBuilder();
    return new ChainedTokenCredentialBuilder()
        .addLast(has(TENANT) ? az.tenantId(text(TENANT)).build() : az.build())
        .addLast(managed())
        .build();
  }

  private void need(String first, String... others) throws Refusal {
    for (String name : List.of(others)) {
      if (!has(name)) {
        throw Refusal.of(name, "it is needed where " + first + " is set");
      }
    }
    if (!text(TENANT).matches("[-.A-Za-z0-9]+")) {
      throw Refusal.of(TENANT, "a tenant is a GUID or a domain");
    }
  }

  private boolean has(String name) {
    return !text(name).isEmpty();
  }

  private String text(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "SignIn";
  }
}
