package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.BadQuery;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Problem;
import io.keyward.functions.http.Role;
import io.keyward.functions.http.SentBody;
import io.keyward.inventory.ResourceId;
import io.keyward.ticket.Actor;
import io.keyward.ticket.Next;
import io.keyward.ticket.TicketEvent;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.ticket.DecideTicket;
import io.keyward.workflow.ticket.ReadTickets;
import io.keyward.workflow.ticket.TicketDecision;
import java.util.Optional;
import java.util.function.Function;

/** Decisions on tickets over HTTP; who decides is the authenticated principal. */
public final class DecisionsApi {
  private final Gate gate;
  private final DecideTicket decide;
  private final ReadTickets tickets;

  /** Answers from these use cases. */
  public DecisionsApi(Gate gate, DecideTicket decide, ReadTickets tickets) {
    this.gate = gate;
    this.decide = decide;
    this.tickets = tickets;
  }

  /** {@code POST /api/tickets/{id}/approve {planHash, comment}}. */
  @FunctionName("ApproveTicket")
  public HttpResponseMessage approveTicket(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/tickets/{id}/approve",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return decide(
        request,
        id,
        actor -> {
          SentBody body = SentBody.of(request, "planHash", "comment");
          return new TicketEvent.Approve(
              actor, body.name("planHash"), body.optionalText("comment", SentBody.LONGEST_TEXT));
        });
  }

  /** {@code POST /api/tickets/{id}/reject {reason}}. */
  @FunctionName("RejectTicket")
  public HttpResponseMessage rejectTicket(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/tickets/{id}/reject",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return decide(
        request,
        id,
        actor -> {
          SentBody body = SentBody.of(request, "reason");
          return new TicketEvent.Reject(actor, body.text("reason", SentBody.LONGEST_TEXT));
        });
  }

  /** {@code POST /api/tickets/{id}/retry, without a body or with an empty object}. */
  @FunctionName("RetryTicket")
  public HttpResponseMessage retryTicket(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/tickets/{id}/retry",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return decide(
        request,
        id,
        actor -> {
          SentBody.of(request);
          return new TicketEvent.Retry(actor);
        });
  }

  /** {@code POST /api/tickets/{id}/comment {comment}}. */
  @FunctionName("CommentTicket")
  public HttpResponseMessage commentTicket(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/tickets/{id}/comment",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return decide(
        request,
        id,
        actor -> {
          SentBody body = SentBody.of(request, "comment");
          return new TicketEvent.Comment(actor, body.text("comment", SentBody.LONGEST_TEXT));
        });
  }

  /** {@code POST /api/tickets/{id}/tasks {task, done}: of a migration}. */
  @FunctionName("DoTask")
  public HttpResponseMessage doTask(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/tickets/{id}/tasks",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return decide(
        request,
        id,
        actor -> {
          SentBody body = SentBody.of(request, "task", "done");
          return new TicketEvent.TaskDone(actor, body.name("task"), body.flag("done"));
        });
  }

  /** {@code POST /api/tickets/{id}/replacement {id}: the resource that takes over}. */
  @FunctionName("NameReplacement")
  public HttpResponseMessage nameReplacement(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/tickets/{id}/replacement",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return decide(
        request,
        id,
        actor -> {
          SentBody body = SentBody.of(request, "id");
          return new TicketEvent.ReplacementNamed(actor, armId(body.name("id")));
        });
  }

  private static String armId(String text) {
    return ResourceId.parse(text)
        .orElseThrow(() -> new BadQuery("The id must be the ARM id of a resource."))
        .toString();
  }

  private HttpResponseMessage decide(
      HttpRequestMessage<Optional<String>> request,
      String id,
      Function<Actor, TicketEvent.Decision> decision) {
    return gate.admit(
        request,
        Role.APPROVER,
        principal -> {
          TicketEvent.Decision asked = decision.apply(principal.actor());
          return answer(
              request,
              TicketId.parse(id)
                  .map(ticket -> decide.decide(ticket, asked))
                  .orElseGet(TicketDecision.Unknown::new));
        });
  }

  private HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request, TicketDecision decision) {
    if (decision instanceof TicketDecision.Made made) {
      return Answer.of(request, TicketDocument.of(tickets.withHistory(made.ticket())));
    }
    return Answer.of(request, refusal(decision));
  }

  /** Why a decision was not made. */
  static Problem refusal(TicketDecision decision) {
    if (decision instanceof TicketDecision.Refused refused) {
      return refused.why() == Next.Why.STALE_PLAN
          ? Problem.stale(refused.sentence())
          : Problem.conflict(refused.sentence());
    }
    return Problem.notFound("There is no such ticket.");
  }
}
