package io.keyward.functions.api;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.Gate;
import io.keyward.functions.http.Query;
import io.keyward.functions.http.Role;
import io.keyward.inventory.Page;
import io.keyward.ticket.store.AuditCursor;
import io.keyward.ticket.store.AuditDocument;
import io.keyward.ticket.store.TicketStore.Told;
import io.keyward.workflow.ticket.ReadAudit;
import java.util.Optional;

/** The history of all tickets over HTTP, chained by hashes. */
public final class AuditApi {
  private final Gate gate;
  private final ReadAudit audit;

  /** Answers from this use case. */
  public AuditApi(Gate gate, ReadAudit audit) {
    this.gate = gate;
    this.audit = audit;
  }

  /**
   * {@code GET /api/audit?top=&cursor=}; each page names the one before, and {@code audit verify}
   * of the command line checks them.
   */
  @FunctionName("ListAudit")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "api/audit",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return gate.admit(
        request,
        Role.READER,
        principal -> {
          Query query = new Query(request);
          AuditCursor asked = AuditCursor.parse(query.cursor());
          Page<Told> page = audit.page(query.top(), asked.place());
          return Answer.of(request, AuditDocument.of(page.items(), asked, page.cursor()));
        });
  }
}
