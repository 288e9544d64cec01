package io.keyward.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.management.AzureEnvironment;
import io.keyward.azure.KeptResponse;
import io.keyward.azure.NamedFailureCredential;
import io.keyward.azure.Once;
import io.keyward.azure.RetryAfter;
import io.keyward.inventory.Body;
import io.keyward.inventory.Lookup;
import io.keyward.inventory.TemporarilyUnavailable;
import io.keyward.json.JsonText;
import io.keyward.remediation.Change;
import io.keyward.remediation.Plane;
import io.keyward.remediation.run.AzureChanges;
import io.keyward.remediation.run.Sent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Changes Azure with the remediator's identity: each call goes out once, to this cloud's resource
 * manager or to a vault of this cloud, and what became of it is told apart.
 */
public final class LiveChanges implements AzureChanges {
  private static final Duration BUSY = Duration.ofSeconds(15);

  /** Who may carry a plan out is settled for minutes; a call must not be sent long after. */
  private static final Duration LONGEST_FOR_TOKEN = Duration.ofSeconds(20);

  private final String arm;
  private final TokenCredential credential;
  private final String scope;
  private final HttpPipeline resourceManager;
  private final List<VaultService> vaults;
  private final RetryAfter retryAfter;
  private final ArmAnswers answers;

  private LiveChanges(
      TokenCredential credential,
      AzureEnvironment cloud,
      HttpPipeline resourceManager,
      List<VaultService> vaults,
      RetryAfter retryAfter) {
    String endpoint = cloud.getResourceManagerEndpoint();
    this.arm = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    this.credential = new NamedFailureCredential(credential);
    this.scope = cloud.getManagementEndpoint() + "/.default";
    this.resourceManager = resourceManager;
    this.vaults = vaults;
    this.retryAfter = retryAfter;
    this.answers = new ArmAnswers(retryAfter);
  }

  /** Changes made with that identity in that cloud. */
  public static LiveChanges create(
      TokenCredential credential, AzureEnvironment cloud, HttpClient http, Clock clock) {
    ArmPipeline.Limits once = new ArmPipeline.Limits(new Once(), 4 * 1024 * 1024);
    return new LiveChanges(
        credential,
        cloud,
        ArmPipeline.create(credential, cloud, http, once),
        List.of(
            VaultService.of(cloud.getKeyVaultDnsSuffix(), credential, http, new Once()),
            VaultService.of(cloud.getManagedHsmDnsSuffix(), credential, http, new Once())),
        new RetryAfter(clock));
  }

  @Override
  public Sent send(Change change) {
    Optional<Target> target = target(change.plane(), change.url());
    if (target.isEmpty()) {
      return new Sent.Refused(0, "", "Its address is none of this cloud.");
    }
    try {
      credential
          .getToken(new TokenRequestContext().addScopes(target.get().scope()))
          .timeout(LONGEST_FOR_TOKEN, Mono.error(LiveChanges::noToken))
          .block();
    } catch (TemporarilyUnavailable e) {
      return new Sent.Busy(BUSY, "no token for Azure could be had");
    }
    HttpRequest request =
        new HttpRequest(HttpMethod.valueOf(change.verb().name()), target.get().url());
    if (!change.body().isEmpty()) {
      request
          .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
          .setBody(JsonText.write(change.body()));
    }
    try {
      return meaning(change.plane(), ArmPipeline.send(target.get().pipeline(), request));
    } catch (TemporarilyUnavailable e) {
      return new Sent.Unknown(String.valueOf(e.getMessage()));
    } catch (ArmRefused e) {
      return new Sent.Refused(0, "", String.valueOf(e.getMessage()));
    }
  }

  /**
   * 429, a conflict with something under way and the resource manager's 503 that says when to come
   * back were not carried out; any other failure of the server may have been.
   */
  private Sent meaning(Plane plane, KeptResponse answer) {
    int status = answer.getStatusCode();
    ArmError error = ArmError.of(status, answer.bytes());
    if (status >= 200 && status < 300) {
      return new Sent.Accepted();
    }
    boolean turnedAway =
        plane == Plane.ARM && status == 503 && retryAfter.in(answer.getHeaders()).isPresent();
    if (status == 429 || status == 409 || turnedAway) {
      boolean exists = error.code().equalsIgnoreCase("RoleAssignmentExists");
      return exists
          ? new Sent.Accepted()
          : new Sent.Busy(retryAfter.in(answer.getHeaders()).orElse(BUSY), error.brief());
    }
    if (status == 408 || status >= 500 || status < 200) {
      return new Sent.Unknown(error.brief());
    }
    return new Sent.Refused(status, error.code(), shown(plane, error));
  }

  @Override
  public Lookup<Body> read(Plane plane, String url) {
    Optional<Target> target = target(plane, url);
    if (target.isEmpty()) {
      return new Lookup.Unreadable<>("its address is none of this cloud");
    }
    HttpRequest request = new HttpRequest(HttpMethod.GET, target.get().url());
    try {
      Lookup<Map<String, @Nullable Object>> read =
          answer(plane, ArmPipeline.send(target.get().pipeline(), request), name(url));
      return read.fold(
          body -> new Lookup.Found<>(Body.of(body)),
          missing -> new Lookup.Missing<>(),
          Lookup.Unreadable::new);
    } catch (ArmRefused e) {
      return new Lookup.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  private Lookup<Map<String, @Nullable Object>> answer(
      Plane plane, KeptResponse answer, String name) {
    return plane == Plane.KEY_VAULT ? answers.ofVault(answer, name) : answers.ofCall(answer, name);
  }

  /** What may be shown and kept: a vault's own sentences name callers and addresses. */
  private static String shown(Plane plane, ArmError error) {
    return plane == Plane.KEY_VAULT ? error.brief() : error.sentence();
  }

  private static TemporarilyUnavailable noToken() {
    return new TemporarilyUnavailable("No token for Azure came in time.", Duration.ZERO);
  }

  /** The last part of the path, which Azure names when it says that something is not there. */
  private static String name(String url) {
    String path = url.replaceFirst("\\?.*$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Where a call goes, and how it is signed in. */
  private record Target(String url, String scope, HttpPipeline pipeline) {}

  private Optional<Target> target(Plane plane, String url) {
    if (plane == Plane.ARM) {
      int query = url.indexOf('?');
      boolean plain = url.startsWith("/") && !url.startsWith("//") && query > 0;
      return plain
          ? Optional.of(
              new Target(
                  arm + ArmBodies.escaped(url.substring(0, query)) + url.substring(query),
                  scope,
                  resourceManager))
          : Optional.empty();
    }
    return host(url)
        .flatMap(host -> vaults.stream().filter(vault -> vault.isHost(host)).findFirst())
        .map(vault -> new Target(url, vault.scope(), vault.pipeline()));
  }

  private static Optional<String> host(String url) {
    try {
      URI uri = URI.create(url);
      boolean plain = "https".equals(uri.getScheme()) && uri.getUserInfo() == null;
      return plain && uri.getHost() != null && (uri.getPort() < 0 || uri.getPort() == 443)
          ? Optional.of(uri.getHost().toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (IllegalArgumentException noUri) {
      return Optional.empty();
    }
  }
}
