package io.keyward.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.inventory.Body;
import io.keyward.inventory.Document;
import io.keyward.ticket.Next;
import io.keyward.ticket.TicketId;
import io.keyward.workflow.ApproveTickets;
import io.keyward.workflow.TicketDecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Approval of several tickets at once over HTTP. */
public final class BulkApi {
  private static final int LONGEST = 2_000;

  private final Gate gate;
  private final ApproveTickets approve;

  /** Answers from this use case. */
  public BulkApi(Gate gate, ApproveTickets approve) {
    this.gate = gate;
    this.approve = approve;
  }

  /**
   * {@code POST /api/tickets/approve {tickets: [{id, planHash}], comment}}: what became of each, as
   * if it had been asked for alone.
   */
  @FunctionName("ApproveTickets")
  public HttpResponseMessage approve(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "api/tickets/approve",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(
        request,
        Role.APPROVER,
        principal -> {
          SentBody body = SentBody.of(request, "tickets", "comment");
          List<ApproveTickets.Choice> choices =
              body.items("tickets").stream().map(BulkApi::choice).toList();
          String comment = body.optionalText("comment", LONGEST);
          return answer(request, approve.approve(choices, principal.actor(), comment));
        });
  }

  private static ApproveTickets.Choice choice(Body item) {
    TicketId id =
        TicketId.parse(item.text("id"))
            .orElseThrow(() -> new BadQuery("Each of the tickets must name its id."));
    return new ApproveTickets.Choice(id, item.text("planHash"));
  }

  private static HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request, ApproveTickets.Outcome outcome) {
    if (outcome instanceof ApproveTickets.Outcome.Refused refused) {
      return Answer.of(request, Problem.conflict(refused.sentence()));
    }
    List<?> items =
        ((ApproveTickets.Outcome.Decided) outcome)
            .decisions().stream().map(BulkApi::document).toList();
    return Answer.of(request, new Document().list("items", items).map());
  }

  private static Map<String, @Nullable Object> document(ApproveTickets.Decision decision) {
    Document document = new Document().text("id", decision.ticket().toString());
    if (decision.outcome() instanceof TicketDecision.Made made) {
      return document.value("status", 200).text("state", made.ticket().state().word()).map();
    }
    return decision.outcome() instanceof TicketDecision.Refused refused
        ? document
            .value("status", refused.why() == Next.Why.STALE_PLAN ? 412 : 409)
            .text("detail", refused.sentence())
            .map()
        : document.value("status", 404).text("detail", "There is no such ticket.").map();
  }
}
