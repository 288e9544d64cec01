package io.keyward.sandbox.azure;

import io.keyward.sandbox.azure.endpoint.Confinement;
import io.keyward.sandbox.azure.endpoint.KeyVaultService;
import io.keyward.sandbox.azure.endpoint.ResourceGraphEndpoint;
import io.keyward.sandbox.azure.front.AuditLog;
import io.keyward.sandbox.azure.front.LogQueryService;
import io.keyward.sandbox.azure.front.SignIn;
import io.keyward.sandbox.azure.front.Tokens;
import io.keyward.sandbox.azure.front.TopicService;
import io.keyward.sandbox.azure.limit.ArmQuota;
import io.keyward.sandbox.azure.limit.Calls;
import io.keyward.sandbox.azure.model.ArmError;
import io.keyward.sandbox.azure.model.ArmPath;
import io.keyward.sandbox.azure.model.Call;
import io.keyward.sandbox.azure.model.Endpoint;
import io.keyward.sandbox.azure.model.Reply;
import io.keyward.sandbox.azure.model.Tenant;
import io.keyward.sandbox.azure.model.VaultHost;
import io.keyward.sandbox.azure.provider.ApiVersions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Finds the part of the service that a call is for, after sign-in and the checks all share. */
final class Router {
  /** Which service a call belongs to. */
  enum Kind {
    SIGN_IN,
    ARM,
    KEY_VAULT,
    LOGS,
    TOPIC
  }

  /** The parts of ARM in the order they are asked, and its time. */
  record Arm(List<Endpoint> endpoints, Confinement confinement, ArmQuota quota, Clock clock) {}

  /** The log that vaults write, the service that answers questions about it, and a topic. */
  record Logs(AuditLog audit, LogQueryService queries, TopicService topic) {}

  private final Tokens tokens;
  private final SignIn signIn;
  private final KeyVaultService keyVault;
  private final Arm arm;
  private final Logs logs;
  private final Confinement confinement;
  private final Calls calls;

  Router(Tokens tokens, KeyVaultService keyVault, Arm arm, Logs logs, Calls calls) {
    this.logs = logs;
    this.tokens = tokens;
    this.signIn = new SignIn(tokens);
    this.keyVault = keyVault;
    this.arm = arm;
    this.confinement = arm.confinement();
    this.calls = calls;
  }

  Kind kind(Call call) {
    if (VaultHost.parse(call.host()).isPresent()) {
      return Kind.KEY_VAULT;
    }
    if (call.host().equals(LogQueryService.HOST)) {
      return Kind.LOGS;
    }
    if (TopicService.isMine(call)) {
      return Kind.TOPIC;
    }
    String first = call.segment(0);
    boolean azure = call.segmentIs(0, "subscriptions") || call.segmentIs(0, "providers");
    boolean signsIn = !azure && (call.segments().size() > 1 && !first.equals("tenants"));
    return signsIn ? Kind.SIGN_IN : Kind.ARM;
  }

  Reply answer(Kind kind, Call call) {
    return switch (kind) {
      case SIGN_IN -> signIn(call);
      case KEY_VAULT -> keyVault(call);
      case ARM -> arm(call);
      case LOGS -> logs(call);
      case TOPIC -> topic(call);
    };
  }

  private Reply signIn(Call call) {
    calls.signIn();
    return signIn.answer(call).orElseGet(() -> unknown(call));
  }

  private Reply keyVault(Call call) {
    calls.keyVault(call.isRead());
    Reply reply =
        tokens
            .principal(call.header("authorization"))
            .map(principal -> keyVault.answer(call.by(principal)))
            .orElseGet(() -> KeyVaultService.challenge(call));
    logs.audit().note(call, reply);
    return reply;
  }

  private Reply logs(Call call) {
    return tokens
        .principal(call.header("authorization"))
        .map(principal -> logs.queries().answer(call.by(principal)))
        .orElseGet(() -> challenge(call));
  }

  private Reply topic(Call call) {
    boolean signedIn = tokens.principal(call.header("authorization")).isPresent();
    return signedIn || TopicService.hasKey(call)
        ? logs.topic().answer(call)
        : TopicService.unauthorized();
  }

  private Reply arm(Call call) {
    if (ResourceGraphEndpoint.isMine(call)) {
      calls.graph();
    } else {
      calls.arm(call.isRead());
    }
    return tokens
        .principal(call.header("authorization"))
        .map(principal -> withinLimits(call.by(principal)))
        .orElseGet(() -> challenge(call));
  }

  private Reply withinLimits(Call call) {
    if (!arm.quota().counts(call)) {
      return signedIn(call);
    }
    ArmQuota.Left left = arm.quota().take(call);
    calls.limited(left);
    return left.on(left.allowed() ? signedIn(call) : left.refusal());
  }

  private Reply signedIn(Call call) {
    if (!call.segments().stream().allMatch(ArmPath::isSafe)) {
      return ArmError.badRequest(
              "InvalidResourceName", "A segment of the request path is not a valid name.")
          .reply();
    }
    Optional<ArmError> version = ApiVersions.refusal(call, arm.clock());
    if (version.isPresent()) {
      return version.get().reply();
    }
    Optional<ArmError> forbidden = confinement.refusal(call);
    if (forbidden.isPresent()) {
      return forbidden.get().reply();
    }
    return arm.endpoints().stream()
        .flatMap(endpoint -> endpoint.answer(call).stream())
        .findFirst()
        .orElseGet(() -> unknown(call));
  }

  private static Reply challenge(Call call) {
    boolean sent = !call.header("authorization").isEmpty();
    String code = sent ? "InvalidAuthenticationToken" : "AuthenticationFailed";
    String message =
        sent
            ? "The access token is invalid."
            : "Authentication failed. The 'Authorization' header is missing.";
    return new ArmError(401, code, message)
        .reply()
        .with(
            "WWW-Authenticate",
            "Bearer authorization_uri=\""
                + call.origin()
                + "/"
                + Tenant.ID
                + "\", error=\"invalid_token\", error_description=\""
                + message
                + "\"");
  }

  private static Reply unknown(Call call) {
    return ArmError.notFound(
            "NotFound", "No HTTP resource was found that matches " + call.method() + ".")
        .reply();
  }
}
