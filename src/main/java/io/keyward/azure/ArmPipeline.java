package io.keyward.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import com.azure.core.util.Context;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** The policies that a call to ARM passes: answer kept, host checked, retried, signed in. */
final class ArmPipeline {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final String TAP = "io.keyward.tap";

  private ArmPipeline() {}

  static HttpPipeline create(
      TokenCredential credential,
      AzureEnvironment environment,
      HttpClient http,
      Patience patience) {
    URI arm = URI.create(Clouds.https(URI.create(environment.getResourceManagerEndpoint())));
    return new HttpPipelineBuilder()
        .httpClient(http)
        .policies(
            ArmPipeline::tapped,
            new WholeAnswer(LARGEST, DEADLINE),
            (call, next) -> onlyTo(arm, call, next),
            new UserAgentPolicy("keyward"),
            new RequestIdPolicy(),
            new RetryPolicy(patience),
            new ArmChallengeAuthenticationPolicy(
                new NamedFailureCredential(credential),
                environment.getManagementEndpoint() + "/.default"))
        .build();
  }

  /** Sees each answer and says what the SDK's own model gets to see of it. */
  interface Tap {
    HttpResponse seen(KeptResponse answer);

    default Context context() {
      return new Context(TAP, this);
    }
  }

  private static Mono<HttpResponse> tapped(
      HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    Tap tap = (Tap) call.getData(TAP).orElseThrow();
    return next.process().map(response -> tap.seen((KeptResponse) response));
  }

  /** Keeps the token from a host that only an answer named, such as in a link to a next page. */
  private static Mono<HttpResponse> onlyTo(
      URI arm, HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    URI target = URI.create(call.getHttpRequest().getUrl().toString());
    boolean same =
        arm.getScheme().equalsIgnoreCase(target.getScheme())
            && arm.getHost().equalsIgnoreCase(target.getHost())
            && port(arm) == port(target);
    return same
        ? next.process()
        : Mono.error(new ArmRefused("Azure's list goes on at another host; it was not followed."));
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? 443 : uri.getPort();
  }
}
