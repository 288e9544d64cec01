package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.compliance.policy.file.PolicySource;
import io.keyward.functions.http.Answer;
import io.keyward.inventory.Document;
import io.keyward.workflow.CheckHealth;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a probe whether Keyward can work; names no resource and needs no principal. */
public final class HealthApi {
  private final CheckHealth checkHealth;

  /** Answers from this use case. */
  public HealthApi(CheckHealth checkHealth) {
    this.checkHealth = checkHealth;
  }

  /** {@code GET /api/health}: 200 when every check holds, else 503. */
  @FunctionName("Health")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/health",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    CheckHealth.Health health = checkHealth.now();
    return Answer.of(
        request,
        health.isGood() ? 200 : 503,
        new Document()
            .text("status", health.isGood() ? "ok" : "failing")
            .list("checks", health.checks().stream().map(HealthApi::check).toList())
            .value("policy", policy(health.policy()))
            .map());
  }

  private static Map<String, @Nullable Object> policy(PolicySource.Standing standing) {
    return new Document()
        .text("inForceSince", standing.since().toString())
        .text("refused", standing.refusal())
        .map();
  }

  private static Map<String, @Nullable Object> check(CheckHealth.Check check) {
    return new Document()
        .text("name", check.name())
        .text("status", status(check))
        .text("action", check.action())
        .map();
  }

  private static String status(CheckHealth.Check check) {
    if (!check.good()) {
      return "failing";
    }
    return check.action().isEmpty() ? "ok" : "warning";
  }
}
