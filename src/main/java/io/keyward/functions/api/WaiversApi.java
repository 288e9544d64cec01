package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.compliance.Waiver;
import io.keyward.compliance.WaiverScope;
import io.keyward.compliance.assess.WaiverDraft;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.BadQuery;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Problem;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.functions.http.SentBody;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.waiver.ApproveWaiver;
import io.keyward.workflow.waiver.ReadWaivers;
import io.keyward.workflow.waiver.RequestWaiver;
import io.keyward.workflow.waiver.RevokeWaiver;
import io.keyward.workflow.waiver.WaiveTicket;
import io.keyward.workflow.waiver.WaiverDecision;
import java.util.Optional;

/** Waivers over HTTP; who asks and who approves is the authenticated principal. */
public final class WaiversApi {
  private final Gate gate;
  private final ReadWaivers waivers;
  private final Decisions decisions;

  /** The use cases that change something. */
  public record Decisions(
      RequestWaiver request, WaiveTicket waive, ApproveWaiver approve, RevokeWaiver revoke) {}

  /** Answers from these use cases. */
  public WaiversApi(Gate gate, ReadWaivers waivers, Decisions decisions) {
    this.gate = gate;
    this.waivers = waivers;
    this.decisions = decisions;
  }

  /** {@code GET /api/waivers?top=&cursor=}. */
  @FunctionName("ListWaivers")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/waivers",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(request, Role.READER, principal -> list(request, new Query(request)));
  }

  private HttpResponseMessage list(HttpRequestMessage<Optional<String>> request, Query query) {
    Page<Waiver> page = waivers.page(query.top(), query.cursor());
    return Answer.of(
        request,
        new Document()
            .list(
                "items",
                page.items().stream()
                    .map(waiver -> WaiverDocument.of(waiver, waivers.stateOf(waiver)))
                    .toList())
            .text("cursor", page.cursor())
            .map());
  }

  /**
   * {@code POST /api/waivers {scope, rules, reason, compensatingControl, until}}: for a subject, a
   * resource group or a subscription.
   */
  @FunctionName("RequestWaiver")
  public HttpResponseMessage request(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/waivers",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(
        request,
        Role.APPROVER,
        principal ->
            answer(request, decisions.request().request(draft(request), principal.person())));
  }

  private static WaiverDraft draft(HttpRequestMessage<Optional<String>> request) {
    SentBody body =
        SentBody.of(request, "scope", "rules", "reason", "compensatingControl", "until");
    WaiverScope scope =
        WaiverScope.parse(body.name("scope"))
            .orElseThrow(
                () ->
                    new BadQuery(
                        "The scope must be the ARM id of a resource, a resource group or a"
                            + " subscription."));
    return new WaiverDraft(
        scope,
        body.texts("rules"),
        body.text("reason", SentBody.LONGEST_TEXT),
        body.text("compensatingControl", SentBody.LONGEST_TEXT),
        body.moment("until"));
  }

  /** {@code POST /api/tickets/{id}/waive {rules, reason, until, compensatingControl}}. */
  @FunctionName("WaiveTicket")
  public HttpResponseMessage waive(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/tickets/{id}/waive",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return gate.admit(
        request,
        Role.APPROVER,
        principal -> {
          WaiveTicket.Wish wish = wish(request);
          WaiverDecision decision =
              TicketId.parse(id)
                  .map(ticket -> decisions.waive().waive(ticket, wish, principal.person()))
                  .orElseGet(WaiverDecision.Unknown::new);
          return answer(request, decision);
        });
  }

  private static WaiveTicket.Wish wish(HttpRequestMessage<Optional<String>> request) {
    SentBody body = SentBody.of(request, "rules", "reason", "compensatingControl", "until");
    return new WaiveTicket.Wish(
        body.texts("rules"),
        body.text("reason", SentBody.LONGEST_TEXT),
        body.text("compensatingControl", SentBody.LONGEST_TEXT),
        body.moment("until"));
  }

  /** {@code POST /api/waivers/{id}/approve}, without a body or with an empty object. */
  @FunctionName("ApproveWaiver")
  public HttpResponseMessage approve(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/waivers/{id}/approve",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return gate.admit(
        request,
        Role.SECURITY_ADMIN,
        principal -> {
          SentBody.of(request);
          return answer(request, decisions.approve().approve(id, principal.person()));
        });
  }

  /** {@code POST /api/waivers/{id}/revoke}. */
  @FunctionName("RevokeWaiver")
  public HttpResponseMessage revoke(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/waivers/{id}/revoke",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return gate.admit(
        request,
        Role.SECURITY_ADMIN,
        principal -> {
          SentBody.of(request);
          return answer(request, decisions.revoke().revoke(id, principal.person()));
        });
  }

  private HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request, WaiverDecision decision) {
    if (decision instanceof WaiverDecision.Made made) {
      return Answer.of(request, WaiverDocument.of(made.waiver(), waivers.stateOf(made.waiver())));
    }
    if (decision instanceof WaiverDecision.Refused refused) {
      return Answer.of(request, Problem.conflict(refused.why()));
    }
    return decision instanceof WaiverDecision.Invalid invalid
        ? Answer.of(request, Problem.badRequest(invalid.why()))
        : Answer.of(request, Problem.notFound("There is no such waiver or ticket."));
  }
}
