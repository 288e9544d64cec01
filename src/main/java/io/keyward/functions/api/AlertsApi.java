package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.alert.Alert;
import io.keyward.alert.AlertStore;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Problem;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.functions.http.SentBody;
import io.keyward.inventory.Document;
import io.keyward.workflow.Person;
import io.keyward.workflow.alert.DecideAlert;
import io.keyward.workflow.alert.ReadAlerts;
import java.util.Optional;
import java.util.function.Function;

/** Alerts over HTTP: what was raised, what was sent where, and what people do about it. */
public final class AlertsApi {
  private final Gate gate;
  private final ReadAlerts read;
  private final DecideAlert decide;

  /** Answers from these use cases. */
  public AlertsApi(Gate gate, ReadAlerts read, DecideAlert decide) {
    this.gate = gate;
    this.read = read;
    this.decide = decide;
  }

  /** {@code GET /api/alerts?state=&severity=&top=&cursor=}. */
  @FunctionName("ListAlerts")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/alerts",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(request, Role.READER, principal -> list(request, new Query(request)));
  }

  private HttpResponseMessage list(HttpRequestMessage<Optional<String>> request, Query query) {
    ReadAlerts.Wish wish =
        new ReadAlerts.Wish(
            query.oneOf("state", "open", "resolved", "undelivered"),
            query.oneOf("severity", TicketsApi.severities()));
    AlertStore.Part<Alert> page = read.page(wish, query.top(), query.cursor());
    return Answer.of(
        request,
        new Document()
            .list("items", page.items().stream().map(AlertDocument::of).toList())
            .text("cursor", page.cursor())
            .map());
  }

  /** {@code POST /api/alerts/{id}/acknowledge}: somebody sees to it, so it is not escalated. */
  @FunctionName("AcknowledgeAlert")
  public HttpResponseMessage acknowledge(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/alerts/{id}/acknowledge",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return decide(request, Role.APPROVER, person -> decide.acknowledge(id, person));
  }

  /** {@code POST /api/alerts/{id}/replay}: sends its dead letters again. */
  @FunctionName("ReplayAlert")
  public HttpResponseMessage replay(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/alerts/{id}/replay",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return decide(request, Role.SECURITY_ADMIN, person -> decide.replay(id, person));
  }

  /** Decisions without a body, or with an empty object. */
  private HttpResponseMessage decide(
      HttpRequestMessage<Optional<String>> request,
      Role needed,
      Function<Person, Optional<Alert>> decision) {
    return gate.admit(
        request,
        needed,
        principal -> {
          SentBody.of(request);
          return answer(request, decision.apply(principal.person()));
        });
  }

  private static HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request, Optional<Alert> alert) {
    return alert
        .map(it -> Answer.of(request, AlertDocument.of(it)))
        .orElseGet(() -> Answer.of(request, Problem.notFound("There is no such alert.")));
  }
}
