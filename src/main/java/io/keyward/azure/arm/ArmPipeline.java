package io.keyward.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.policy.RetryStrategy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.util.Context;
import io.keyward.azure.Clouds;
import io.keyward.azure.KeptResponse;
import io.keyward.azure.NamedFailureCredential;
import io.keyward.azure.Patience;
import io.keyward.azure.WholeAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The policies that a call to ARM passes: answer kept, host checked, retried, signed in. */
public final class ArmPipeline {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final String TAP = "io.keyward.tap";

  private ArmPipeline() {}

  public static HttpPipeline create(
      TokenCredential credential,
      AzureEnvironment environment,
      HttpClient http,
      Patience patience) {
    return create(credential, environment, http, new Limits(patience, LARGEST));
  }

  /** How long a call may be repeated, and how long its answer may be. */
  public record Limits(RetryStrategy patience, int largest) {}

  /** The same for answers of another length. */
  public static HttpPipeline create(
      TokenCredential credential, AzureEnvironment environment, HttpClient http, Limits limits) {
    URI arm = URI.create(Clouds.https(URI.create(environment.getResourceManagerEndpoint())));
    return create(
        http,
        limits,
        (call, next) -> onlyTo(arm, call, next),
        // Not the resource manager's own policy: with that one, whoever asks for the token in the
        // same moment as another waits for half a second (azure-core 1.61.0).
        new BearerTokenAuthenticationPolicy(
            new NamedFailureCredential(credential),
            environment.getManagementEndpoint() + "/.default"));
  }

  /** The same for another service: which hosts may be called, and how a call is signed in. */
  public static HttpPipeline create(
      HttpClient http,
      RetryStrategy patience,
      HttpPipelinePolicy hosts,
      HttpPipelinePolicy signIn) {
    return create(http, new Limits(patience, LARGEST), hosts, signIn);
  }

  private static HttpPipeline create(
      HttpClient http, Limits limits, HttpPipelinePolicy hosts, HttpPipelinePolicy signIn) {
    return new HttpPipelineBuilder()
        .httpClient(http)
        .policies(
            ArmPipeline::tapped,
            new WholeAnswer(limits.largest(), DEADLINE),
            hosts,
            new UserAgentPolicy("keyward"),
            new RequestIdPolicy(),
            new RetryPolicy(limits.patience()),
            signIn)
        .build();
  }

  /** Sends one request and gives its answer, whatever its status. */
  public static KeptResponse send(HttpPipeline pipeline, HttpRequest request) {
    Kept tap = new Kept();
    pipeline.send(request, tap.context()).block();
    return tap.answer();
  }

  /** Keeps the one answer of a call. */
  static final class Kept implements Tap {
    private @Nullable KeptResponse kept;

    @Override
    public HttpResponse seen(KeptResponse answer) {
      kept = answer;
      return answer.showing("{}");
    }

    KeptResponse answer() {
      return Objects.requireNonNull(kept, "the call ended without an answer and without a failure");
    }
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
