package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.BadQuery;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Problem;
import io.keyward.functions.http.Role;
import io.keyward.functions.http.SentBody;
import io.keyward.inventory.Document;
import io.keyward.workflow.ticket.ApproveMany;
import io.keyward.workflow.ticket.ApproveMany.Chosen;
import io.keyward.workflow.ticket.ApproveMany.Item;
import io.keyward.workflow.ticket.ApproveMany.Outcome;
import io.keyward.workflow.ticket.TicketDecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One decision on many tickets over HTTP. */
public final class BulkApi {
  private final Gate gate;
  private final ApproveMany approveMany;

  /** Answers from this use case. */
  public BulkApi(Gate gate, ApproveMany approveMany) {
    this.gate = gate;
    this.approveMany = approveMany;
  }

  /** {@code POST /api/tickets/approve {tickets: [{id, planHash}], comment}}: of equal plans. */
  @FunctionName("ApproveTickets")
  public HttpResponseMessage approveTickets(
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
          List<Chosen> chosen = chosen(body);
          String comment = body.optionalText("comment", SentBody.LONGEST_TEXT);
          return answer(request, approveMany.approve(chosen, principal.actor(), comment));
        });
  }

  private static List<Chosen> chosen(SentBody body) {
    List<Chosen> chosen =
        body.objects("tickets", ApproveMany.MOST, "id", "planHash").stream()
            .map(item -> new Chosen(item.name("id"), item.name("planHash")))
            .toList();
    if (chosen.stream().map(Chosen::ticket).distinct().count() < chosen.size()) {
      throw new BadQuery("The body must name each ticket once.");
    }
    return chosen;
  }

  private static HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request, Outcome outcome) {
    return outcome instanceof Outcome.Each each
        ? Answer.of(
            request,
            new Document().list("items", each.items().stream().map(BulkApi::item).toList()).map())
        : Answer.of(
            request,
            Problem.conflict(
                "These plans are not equal; only plans of the same steps are approved together."));
  }

  private static Map<String, @Nullable Object> item(Item item) {
    if (item instanceof Item.Decided decided
        && decided.decision() instanceof TicketDecision.Made made) {
      return item(item, 200, made.ticket().state().word(), "");
    }
    Problem problem =
        item instanceof Item.Decided decided
            ? DecisionsApi.refusal(decided.decision())
            : Problem.unavailable();
    return item(item, problem.status(), "", problem.detail());
  }

  private static Map<String, @Nullable Object> item(
      Item item, int status, String state, String detail) {
    return new Document()
        .text("id", item.ticket())
        .value("status", status)
        .text("state", state)
        .text("detail", detail)
        .map();
  }
}
