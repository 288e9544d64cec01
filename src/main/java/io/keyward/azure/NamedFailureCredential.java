package io.keyward.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.keyward.inventory.TemporarilyUnavailable;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * A credential whose failures all have one name.
 *
 * <p>The identity library throws a dozen types, with messages that may quote an answer; without a
 * token nothing is known about the resource, and the next attempt may get one.
 */
public record NamedFailureCredential(TokenCredential credential) implements TokenCredential {

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.defer(() -> credential.getToken(request))
        .onErrorMap(
            failed -> failed instanceof Exception,
            failed ->
                new TemporarilyUnavailable(
                    "No token for Azure could be had (" + failed.getClass().getSimpleName() + ").",
                    Duration.ZERO,
                    TemporarilyUnavailable.Source.SIGN_IN));
  }
}
