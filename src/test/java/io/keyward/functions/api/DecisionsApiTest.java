package io.keyward.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.keyward.functions.FakeRequest;
import io.keyward.functions.http.Gate;
import io.keyward.inventory.Body;
import io.keyward.ticket.store.TicketConflict;
import io.keyward.workflow.Execution;
import io.keyward.workflow.ticket.ReadTickets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions over HTTP. */
final class DecisionsApiTest {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private static final String APPROVER = "Keyward.Approver";
  private final Execution execution = new Execution();
  private final DecisionsApi api =
      new DecisionsApi(
          new Gate(true, TENANT),
          execution.decide(),
          new ReadTickets(execution.world.ports.tickets()));

  @AfterEach
  void close() {
    execution.close();
  }

  private HttpResponseMessage approve(String person, String body) {
    FakeRequest request = FakeRequest.of(person, TENANT, APPROVER).sending(body.replace('\'', '"'));
    return api.approveTicket(request, execution.id.toString());
  }

  private static String detail(HttpResponseMessage answer) {
    return FakeRequest.json(answer).text("detail");
  }

  @Test
  void aSecondPersonApprovesThePlanThatTheySaw() throws TicketConflict {
    execution.opened(Execution.plan(), 1);

    HttpResponseMessage answer = approve("bob", "{'planHash':'hash','comment':'go'}");

    Body ticket = FakeRequest.json(answer);
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(ticket.text("state")).isEqualTo("approved");
    assertThat(ticket.items("approvals").get(0).text("by")).isEqualTo("bob");
    assertThat(ticket.items("history")).hasSize(2);
  }

  @Test
  void whoeverWroteItIsRefusedWithTheSentence() throws TicketConflict {
    execution.opened(Execution.plan(), 1);

    HttpResponseMessage answer = approve("AUTHOR", "{'planHash':'hash'}");

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(detail(answer))
        .isEqualTo("Whoever wrote the resource's configuration cannot decide on its ticket.");
    assertThat(execution.state()).isEqualTo("awaitingApproval");
  }

  @Test
  void anotherPlanThanTheCurrentOneIsStale() throws TicketConflict {
    execution.opened(Execution.plan(), 1);

    assertThat(approve("bob", "{'planHash':'old'}").getStatusCode()).isEqualTo(412);
  }

  @Test
  void aRepeatIsAlreadySo() throws TicketConflict {
    execution.opened(Execution.plan(), 2);
    approve("bob", "{'planHash':'hash'}");

    HttpResponseMessage again = approve("bob", "{'planHash':'hash'}");

    assertThat(again.getStatusCode()).isEqualTo(200);
    assertThat(execution.ticket().remedy().approvals()).hasSize(1);
    assertThat(execution.state()).isEqualTo("awaitingApproval");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'planHash':''}",
        "{'planHash':7e999}",
        "{'planHash':'hash','by':'x'}",
        "{'planHash':'a\\u0000'}",
        "{"
      })
  void aBodyThatIsNoneChangesNothing(String body) throws TicketConflict {
    execution.opened(Execution.plan(), 1);

    HttpResponseMessage answer = approve("bob", body);

    assertThat(answer.getStatusCode()).isIn(400, 412);
    assertThat(execution.ticket().version()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "s.00000000000000000000000000000000.9"})
  void anUnknownTicketIsNotFound(String id) {
    FakeRequest request =
        FakeRequest.of("bob", TENANT, APPROVER).sending("{\"planHash\":\"hash\"}");

    assertThat(api.approveTicket(request, id).getStatusCode()).isEqualTo(404);
  }

  @Test
  void rejectingKeepsTheReasonAndRetryingOpensItAgain() throws TicketConflict {
    execution.opened(Execution.plan(), 1);
    String id = execution.id.toString();

    Body rejected =
        FakeRequest.json(
            api.rejectTicket(
                FakeRequest.of("bob", TENANT, APPROVER).sending("{\"reason\":\"not now\"}"), id));
    Body retried =
        FakeRequest.json(api.retryTicket(FakeRequest.of("cas", TENANT, APPROVER).sending(""), id));

    assertThat(List.of(rejected.text("state"), retried.text("state")))
        .containsExactly("rejected", "awaitingApproval");
    assertThat(retried.items("history").get(1).text("why")).isEqualTo("Rejected: not now");
  }

  @Test
  void aCommentIsKeptAsItWasWritten() throws TicketConflict {
    execution.opened(Execution.plan(), 1);
    FakeRequest request =
        FakeRequest.of("author", TENANT, APPROVER)
            .sending("{\"comment\":\"<script>alert(1)</script>\"}");

    Body ticket = FakeRequest.json(api.commentTicket(request, execution.id.toString()));

    assertThat(ticket.items("history").get(1).text("why"))
        .isEqualTo("Comment: <script>alert(1)</script>");
  }
}
