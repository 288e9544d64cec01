package io.keyward.bootstrap;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import io.keyward.alert.Channels;
import io.keyward.azure.BudgetedHttp;
import io.keyward.azure.Clouds;
import io.keyward.azure.JdkClients;
import io.keyward.azure.channel.LiveChannels;
import io.keyward.azure.graph.GraphScope;
import io.keyward.azure.graph.LiveScan;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.ScanTarget;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.port.LiveEstate;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The command line's way to Azure: signs in, then opens the estate. */
final class SignedIn {
  private SignedIn() {}

  static LiveEstate open(
      ScanTarget target, IntConsumer counted, Map<String, String> environment, Clock clock)
      throws Refusal {
    SdkLogs.silence();
    AzureEnvironment cloud = cloud(target);
    HttpClient http = http(target);
    TokenCredential credential = credential(target, environment, http);
    GraphScope scope =
        new GraphScope(
            target.subscriptions(),
            target.managementGroup().isEmpty() ? List.of() : List.of(target.managementGroup()));
    return found(
        cloud,
        LiveScan.create(credential, cloud, new BudgetedHttp(http, clock), clock)
            .open(scope, counted));
  }

  /** The way out, with the certificates that the target adds. */
  static HttpClient http(ScanTarget target) throws Refusal {
    return target.caFile().isEmpty()
        ? JdkClients.create()
        : JdkClients.create(AddedTrust.of(target.caFile()));
  }

  /** Who is signed in, tried once. */
  static TokenCredential credential(
      ScanTarget target, Map<String, String> environment, HttpClient http) throws Refusal {
    AzureEnvironment cloud = cloud(target);
    TokenCredential credential = new SignIn(environment, cloud, http).credential(target);
    Optional<String> refused = LiveScan.refusedSignIn(credential, cloud);
    if (refused.isPresent()) {
      throw Refusal.of("sign-in at " + cloud.getActiveDirectoryEndpoint(), refused.get());
    }
    return credential;
  }

  /** The channels, with the settings of the environment; who needs a token is signed in then. */
  static Channels channels(Map<String, String> environment, Clock clock) throws Refusal {
    SdkLogs.silence();
    ScanTarget target = new ScanTarget(List.of(), "", "AzureCloud", "", "", "");
    AzureEnvironment cloud = cloud(target);
    HttpClient http = JdkClients.create();
    TokenCredential credential = new SignIn(environment, cloud, http).credential(target);
    return LiveChannels.create(
        name -> name.startsWith(Settings.CHANNEL) ? environment.getOrDefault(name, "") : "",
        credential,
        http,
        clock);
  }

  private static LiveEstate found(AzureEnvironment cloud, Lookup<LiveEstate> read) throws Refusal {
    if (read instanceof Lookup.Found<LiveEstate> found) {
      return found.value();
    }
    String reason =
        read.fold(it -> "", missing -> "there is no Resource Graph", unreadable -> unreadable);
    throw Refusal.of("Resource Graph at " + cloud.getResourceManagerEndpoint(), reason);
  }

  private static AzureEnvironment cloud(ScanTarget target) throws Refusal {
    try {
      return Clouds.named(target.cloud(), uri(target.arm()), uri(target.authority()));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.of("--cloud " + target.cloud(), String.valueOf(unknown.getMessage()));
    }
  }

  private static Optional<URI> uri(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
  }
}
