package io.keyward.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.RetryStrategy;
import io.keyward.azure.NamedFailureCredential;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One of the two services of Key Vault: its domain and how calls are signed in there. */
record VaultService(String suffix, String scope, HttpPipeline pipeline) {
  static VaultService of(
      @Nullable String given, TokenCredential credential, HttpClient http, RetryStrategy retries) {
    String suffix = given == null ? "" : given.toLowerCase(Locale.ROOT);
    String scope = "https://" + suffix.replaceFirst("^\\.", "") + "/.default";
    return new VaultService(
        suffix,
        scope,
        ArmPipeline.create(
            http,
            retries,
            (call, next) -> onlyTo(suffix, call, next),
            new BearerTokenAuthenticationPolicy(new NamedFailureCredential(credential), scope)));
  }

  private static Mono<HttpResponse> onlyTo(
      String suffix, HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    return isHost(suffix, call.getHttpRequest().getUrl().getHost())
        ? next.process()
        : Mono.error(new ArmRefused("The call was meant for another host."));
  }

  boolean isHost(String host) {
    return isHost(suffix, host);
  }

  private static boolean isHost(String suffix, String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return suffix.length() > 1
        && lower.endsWith(suffix)
        && lower.substring(0, lower.length() - suffix.length()).matches("[a-z0-9-]{1,63}");
  }
}
