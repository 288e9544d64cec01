package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Problem;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.inventory.Document;
import io.keyward.inventory.Page;
import io.keyward.ticket.TicketId;
import io.keyward.ticket.TicketState;
import io.keyward.ticket.store.TicketQuery;
import io.keyward.workflow.ticket.ReadTickets;
import java.util.Optional;

/** Tickets over HTTP, for reading. */
public final class TicketsApi {
  private static final String[] STATES = TicketState.words().toArray(new String[0]);
  private static final String[] SEVERITIES = {"informational", "low", "medium", "high", "critical"};

  private final Gate gate;
  private final ReadTickets tickets;

  /** Answers from this use case. */
  public TicketsApi(Gate gate, ReadTickets tickets) {
    this.gate = gate;
    this.tickets = tickets;
  }

  /** {@code GET /api/tickets?state=&severity=&subject=&top=&cursor=}. */
  @FunctionName("ListTickets")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/tickets",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(request, Role.READER, principal -> list(request, new Query(request)));
  }

  private HttpResponseMessage list(HttpRequestMessage<Optional<String>> request, Query query) {
    TicketQuery asked =
        new TicketQuery(
            query.oneOf("state", STATES),
            query.oneOf("severity", SEVERITIES),
            query.text("subject"));
    Page<ReadTickets.WithHistory> page = tickets.page(asked, query.top(), query.cursor());
    return Answer.of(
        request,
        new Document()
            .list("items", page.items().stream().map(TicketDocument::of).toList())
            .text("cursor", page.cursor())
            .map());
  }

  /** {@code GET /api/tickets/{id}}. */
  @FunctionName("GetTicket")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/tickets/{id}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return gate.admit(
        request,
        Role.READER,
        principal ->
            TicketId.parse(id)
                .flatMap(tickets::one)
                .map(found -> Answer.of(request, TicketDocument.of(found)))
                .orElseGet(() -> Answer.of(request, Problem.notFound("There is no such ticket."))));
  }

  /** The words of the parameter {@code state}. */
  public static String[] states() {
    return STATES.clone();
  }

  /** The words of the parameter {@code severity}. */
  public static String[] severities() {
    return SEVERITIES.clone();
  }
}
